package dev.colonnade.app.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What can be done about a fault, in the words of the window. Faults are found far below, and advise whoever is at a
 * command line as well: options that there are none of here become what there is instead, or go.
 */
public final class Remedies {
    private record Rule(Pattern words, String key) {
        Rule(String words, String key) {
            this(Pattern.compile(words), key);
        }
    }

    private static final List<Rule> RULES = List.of(new Rule("give more with --memory", "remedy.memory"),
            new Rule("leave it out with --columns", "remedy.column"),
            new Rule("choose a column with --columns", "remedy.choose"),
            new Rule("leave (it|such rows) out with --where", "remedy.rows"),
            new Rule("leave --compression out", "remedy.compression"),
            new Rule("work it out first: --with .*", "remedy.first"),
            new Rule("report it with what --debug prints", "remedy.log"),
            new Rule("ask for fewer --threads", "remedy.threads"),
            new Rule("write (it to )?a file: colonnade cat FILE -o OUT", "remedy.export"));
    private static final Pattern ANY_OTHER = Pattern.compile(" (with|by) --[a-z][a-z0-9-]*( [a-z]+)?");

    private Remedies() {
    }

    /** @param advice of a fault, or its whole message */
    public static String of(Texts texts, String advice) {
        String said = advice;
        for (Rule rule : RULES) {
            said = rule.words.matcher(said).replaceAll(texts.get(rule.key));
        }
        return ANY_OTHER.matcher(said).replaceAll("");
    }
}
