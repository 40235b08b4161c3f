package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Finding;
import dev.colonnade.format.Table;
import dev.colonnade.format.verify.TableVerifier;
import dev.colonnade.task.read.TaskReads;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.JsonText;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code verify}: reads everything and reports what is wrong and where; exit status 1 if anything is. */
final class VerifyCommand implements Command {
    /** Enough to see what is the matter with a file; the count goes on. */
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "read everything and report what is wrong and where";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        session.withTable(options, table -> {
            List<Finding> findings = new ArrayList<>();
            long[] count = new long[1];
            session.run(name(), table, work -> {
                Table read = TaskReads.all(table, work);
                TableVerifier.verify(read, finding -> {
                    if (count[0]++ < MOST) {
                        findings.add(finding);
                    }
                }, work.progress(), work.cancellation());
                work.metrics().read(table.rowCount(), 0);
                work.metrics().chunksProcessed(table.chunks().count());
                work.metrics().put("problems", count[0]);
                return count[0];
            });
            TextSink sink = TextSink.over(session.out(), InvalidUtf8.REPLACE);
            if (session.json()) {
                json(table.rowCount(), count[0], findings, sink);
            } else {
                for (Finding finding : findings) {
                    sink.text(Cells.oneLine(
                            finding.place() + ": " + finding.kind().title() + ": " + finding.problem()) + "\n");
                }
                if (count[0] == 0) {
                    sink.ascii("sound: " + count(table.rowCount(), "row") + " in "
                            + count(table.chunks().count(), table.chunks().kind()) + "\n");
                }
            }
            sink.flush();
            if (count[0] > 0) {
                throw Fault.of(Fault.Kind.DAMAGED, count[0] + (count[0] == 1 ? " problem" : " problems") + " found")
                        .advise("fetch or write the file again");
            }
        });
    }

    private static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : noun.endsWith("ch") ? "es" : "s");
    }

    private static void json(long rows, long count, List<Finding> findings, TextSink sink) {
        sink.ascii("{\"rows\":" + rows + ",\"problems\":" + count + ",\"findings\":[");
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            sink.ascii(i == 0 ? "{\"place\":" : ",{\"place\":");
            JsonText.string(finding.place(), sink);
            sink.ascii(",\"kind\":");
            JsonText.string(finding.kind().title(), sink);
            sink.ascii(",\"problem\":");
            JsonText.string(finding.problem(), sink);
            sink.put('}');
        }
        sink.ascii("]}\n");
    }
}
