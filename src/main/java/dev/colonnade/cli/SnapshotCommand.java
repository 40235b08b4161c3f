package dev.colonnade.cli;

import dev.colonnade.app.Snapshot;
import dev.colonnade.base.Fault;
import dev.colonnade.text.InvalidUtf8;
import dev.colonnade.text.TextSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code snapshot}: a picture of the window showing a table, drawn without a display. */
final class SnapshotCommand implements Command {
    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String summary() {
        return "a picture of the window showing a table";
    }

    @Override
    public void declare(CommandSpec spec) {
        Session.declareTable(spec);
        spec.addOption(OptionSpec.builder("-o").required(true).type(String.class).paramLabel("OUT.png")
                .description("the picture to write").build());
        spec.addOption(Session.option("--size", "WxH", "of the window, in pixels (default: 1280x800)"));
        spec.addOption(
                Session.option("--panel", "inspector|record|tasks|dedup|export", "what stands open beside the table"));
        spec.addOption(Session.option("--theme", "light|dark", "its colours (default: light)"));
    }

    @Override
    public void run(ParseResult options, Session session) throws IOException {
        String size = options.matchedOptionValue("--size", "1280x800");
        if (!size.matches("[0-9]{1,5}x[0-9]{1,5}")) {
            throw Fault.of(Fault.Kind.USAGE, "--size " + size + " is not a size").advise("write 1280x800");
        }
        int cross = size.indexOf('x');
        String theme = options.matchedOptionValue("--theme", "light");
        if (!theme.equals("light") && !theme.equals("dark")) {
            throw Fault.of(Fault.Kind.USAGE, "--theme " + theme + " is not known").advise("choose light or dark");
        }
        Path png = Path.of(options.matchedOptionValue("-o", ""));
        int width = Integer.parseInt(size.substring(0, cross));
        int height = Integer.parseInt(size.substring(cross + 1));
        Snapshot.take(Path.of(options.matchedPositionalValue(0, "")), png, width, height, theme.equals("dark"),
                options.matchedOptionValue("--panel", (String) null));
        if (session.json()) {
            Map<String, Object> said = new LinkedHashMap<>();
            said.put("file", png.toString());
            said.put("width", width);
            said.put("height", height);
            said.put("theme", theme);
            TextSink out = TextSink.over(session.out(), InvalidUtf8.REPLACE);
            Json.write(said, out);
            out.put('\n');
            out.flush();
        }
    }
}
