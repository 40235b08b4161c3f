package dev.colonnade.format.verify;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Batch;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Table;
import java.util.function.Consumer;

/**
 * Reads every value of a table, a column of a chunk at a time, and tells what is wrong. A chunk that cannot be read is a
 * finding like any other, and the next one is tried.
 */
public final class TableVerifier {
    private TableVerifier() {
    }

    /** @throws Fault of kind {@code CHANGED} or {@code CANCELLED} only */
    public static void verify(Table table, Consumer<Finding> findings, Progress progress,
            Cancellation cancellation) {
        table.verifyStructure(findings, progress, cancellation);
        ColumnVerifier verifier = new ColumnVerifier(findings);
        int chunks = table.chunks().count();
        for (int chunk = 0; chunk < chunks; chunk++) {
            progress.report("verifying", table.chunks().firstRow(chunk), table.rowCount());
            for (int column = 0; column < table.schema().size(); column++) {
                cancellation.check();
                verify(table, chunk, column, verifier, findings, cancellation);
            }
        }
        table.check();
        progress.report("verifying", table.rowCount(), table.rowCount());
    }

    private static void verify(Table table, int chunk, int column, ColumnVerifier verifier,
            Consumer<Finding> findings, Cancellation cancellation) {
        String place = table.chunks().kind() + " " + chunk + ", column \"" + table.schema().field(column).name() + "\"";
        long end = table.chunks().firstRow(chunk + 1);
        for (long row = table.chunks().firstRow(chunk); row < end;) {
            try (Batch batch = table.read(RowRange.of(row, end), new int[]{column}, cancellation)) {
                verifier.verify(place, table.schema().field(column), batch.column(0));
                row = batch.rows().to();
            } catch (InternalError e) {
                throw table.explain(e).in(table.name());
            } catch (Fault e) {
                switch (e.kind()) {
                    case CHANGED, CANCELLED, OVER_BUDGET -> throw e;
                    default -> findings.accept(new Finding(place, Finding.Kind.STRUCTURE,
                            e.place() == null ? e.problem() : e.place() + ": " + e.problem()));
                }
                return;
            }
        }
    }
}
