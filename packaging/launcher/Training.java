import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the portable folder and the installed image have in common: flags, and how a cache is trained. */
final class Training {
    /**
     * The toolkit and the library of the JDK wait ten times as long for the compilers as the program's own code does: what
     * they do at the start would else be compiled at the start, on the cores that are needed for the first rows.
     */
    static final String PATIENT = " -XX:CompileCommand=quiet"
            + String.join("", Stream.of("java", "jdk", "javafx", "com.sun").map(
                    name -> " -XX:CompileCommand=CompileThresholdScaling," + name + ".*::*,10.0").toList());

    /**
     * A job of seconds ends before the compiler has earned back what it took from the cores: it makes fewer passes over
     * loops. Measured by exports of 30 million rows, src/docs/decisions/parquet-writing.md.
     */
    static final String SHORT_LIVED = " -XX:LoopOptsCount=10";

    private Training() {
    }

    /** Has the process keep its settings, session and logs there, and not with whoever builds. */
    static void keepIn(Path folder, ProcessBuilder builder) {
        for (String place : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "APPDATA", "LOCALAPPDATA")) {
            builder.environment().put(place, folder.toString());
        }
    }

    /** For a shell. */
    static String quoted(List<String> flags) {
        return String.join(" ", flags.stream().map(flag -> '"' + flag + '"').toList());
    }
}
