package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Schema;
import dev.colonnade.format.Table;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.format.write.Writers;
import dev.colonnade.scan.Filter;
import dev.colonnade.scan.FilterScan;
import dev.colonnade.task.Work;
import dev.colonnade.task.dedup.Dedup;
import dev.colonnade.task.dedup.DedupResult;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.dedup.Keep;
import dev.colonnade.task.export.Export;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.task.sort.SortKey;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Selecting;
import dev.colonnade.view.Selection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code dedup}: one row of those that agree in their keys, counted or written to a file. */
final class DedupCommand implements Command {
    @Override
    public String name() {
        return "dedup";
    }

    @Override
    public String summary() {
        return "rows without duplicates, counted or written to a file";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTableAlone(spec);
        spec.addOption(Session.option("--keys", "A,B",
                "rows that agree in these columns are duplicates (default: in all; keys to encrypted files come by "
                        + GivenKeys.VARIABLE + ")"));
        spec.addOption(Session.option("--keep", "first|last|any|none",
                "which of the rows that agree is kept (default: first)"));
        spec.addOption(Session.option("--order-by", "A,-B",
                "what makes a row first, before its place does; with a minus the greatest first"));
        spec.addOption(OptionSpec.builder("--preview").description("say what there is, and write nothing").build());
        spec.addOption(OptionSpec.builder("--trust-hash")
                .description("take long keys for equal where 128 bits made of them are, and say how safe that is")
                .build());
        spec.addOption(
                Session.option("-o", "OUT", WriteChoices.ENDINGS));
        WriteChoices.declare(spec);
        RowSource.declare(spec);
        TaskChoices.declare(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        boolean preview = options.hasMatchedOption("--preview");
        String path = options.matchedOptionValue("-o", (String) null);
        if (path == null && !preview) {
            throw Fault.of(Fault.Kind.USAGE, "there is nowhere to write to")
                    .advise("name a file with -o, or look first with --preview");
        }
        WriteOptions out = path == null || preview ? null : WriteChoices.of(options, path);
        Keep keep = keep(options.matchedOptionValue("--keep", "first"));
        session.withTable(options, null, given -> {
            RowSource source = RowSource.of(options, given, null, session);
            Table derived = source.derived().over(given);
            DedupSpec spec = spec(options, keep, derived.schema());
            if (out != null && path != null) {
                Writers.check(source.schema(), out);
                Export.checkTarget(Path.of(path), given);
            }
            String text = session.run(name(), given, work -> {
                Table table = source.derived().over(TaskReads.of(given,
                        source.derived().stored(needed(source, spec, derived.schema(), out != null)), work));
                try (DedupResult result = dedup(table, source.filter(), spec, work)) {
                    if (out != null) {
                        RowsOutput.ordered(table, result.kept(), source.columns(), source.schema(),
                                out.withDeclared(source.declared()), work,
                                RowsOutput.Sink.open(path, table, session));
                    }
                    DedupReport report = new DedupReport(result, table, spec, preview);
                    return session.json() ? report.json(work.cancellation()) : report.text(work.cancellation());
                }
            });
            session.out().write(text.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Keep keep(String name) {
        return switch (name) {
            case "first" -> Keep.FIRST;
            case "last" -> Keep.LAST;
            case "any" -> Keep.ANY;
            case "none" -> Keep.NONE;
            default -> throw Fault.of(Fault.Kind.USAGE, "--keep " + name + " is not known")
                    .advise("choose first, last, any or none");
        };
    }

    private static DedupSpec spec(ParseResult options, Keep keep, Schema schema) {
        String names = options.matchedOptionValue("--keys", (String) null);
        List<Integer> keys = names == null
                ? List.of()
                : Arrays.stream(Names.columns(names, schema)).boxed().toList();
        String by = options.matchedOptionValue("--order-by", (String) null);
        boolean nullsFirst = options.matchedOptionValue("--nulls", "last").equals("first");
        List<SortKey> order = by == null ? List.of() : SortKey.parse(by, schema, nullsFirst);
        return new DedupSpec(keys, keep, order, options.hasMatchedOption("--trust-hash"));
    }

    /** The columns that are read for any reason. */
    private static int[] needed(RowSource source, DedupSpec spec, Schema schema, boolean written) {
        IntStream keys = spec.keys().isEmpty()
                ? Arrays.stream(schema.all())
                : spec.keys().stream().mapToInt(Integer::intValue);
        IntStream order = spec.orderBy().stream().mapToInt(SortKey::column);
        IntStream output = written ? Arrays.stream(source.columns()) : IntStream.empty();
        return Where.columns(source.filter(),
                IntStream.concat(IntStream.concat(keys, order), output).toArray());
    }

    private static DedupResult dedup(Table table, @Nullable Filter filter, DedupSpec spec, Work work) {
        if (filter == null) {
            return new Dedup(table, new AllRows(table.rowCount()), spec).run(work);
        }
        Progress progress = work.progress();
        FilterScan scan = new FilterScan(table, filter, work.threads(), progress, work.cancellation());
        try (Selection rows = Selecting.by(scan, table, work.memory())) {
            work.metrics().chunksPruned(scan.pruned());
            return new Dedup(table, rows, spec).run(work);
        }
    }
}
