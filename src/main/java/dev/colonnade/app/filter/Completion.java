package dev.colonnade.app.filter;

import dev.colonnade.column.PrintedNames;
import dev.colonnade.column.Schema;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Function;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What may be meant at a place of a condition that is being typed. No toolkit here.
 *
 * @param from where the text to be replaced begins; it goes to {@code to}
 * @param options best first
 */
public record Completion(int from, int to, List<Option> options) {
    private static final int MOST = 60;
    private static final List<String> WORDS = List.of("AND", "OR", "NOT", "IS NULL", "IS NOT NULL", "IN (", "BETWEEN",
            "LIKE", "ILIKE", "TRUE", "FALSE");
    /** A name and an operator before what is typed: there a value of that column is likely. */
    private static final Pattern COMPARED = Pattern.compile(
            "(?:\"((?:[^\"]|\"\")+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*))\\s*(?:=|==|<>|!=|<=|>=|<|>|(?i:\\s(?:NOT\\s+)?IN\\s*\\((?:[^()]*,)?))\\s*$");
    private static final Pattern TYPED = Pattern
            .compile("(?:'(?:[^']|'')*|\"[^\"]*|[\\p{L}_][\\p{L}\\p{N}_$]*|[-+.\\d][\\w.:+-]*)$");

    /** What sort of thing it is. */
    public enum Sort {
        COLUMN, VALUE, FUNCTION, WORD
    }

    /** @param note beside it, dimmed: a type, how often it occurs */
    public record Option(String text, String note, Sort sort) {}

    /**
     * @param caret index into the text
     * @param values of a column, as literals with notes; may be empty as long as they are not known
     */
    public static Completion at(String text, int caret, Schema schema, IntFunction<List<Option>> values) {
        String before = text.substring(0, caret);
        Matcher typing = TYPED.matcher(before);
        String typed = typing.find() ? typing.group() : "";
        int from = caret - typed.length();
        List<Option> options = new ArrayList<>();
        int compared = compared(before.substring(0, from), schema);
        if (compared >= 0) {
            options.addAll(matching(values.apply(compared), typed));
        }
        if (!typed.startsWith("'") && !typed.isEmpty() && !typed.matches("[-+.\\d].*")) {
            List<Option> names = new ArrayList<>();
            List<String> printed = PrintedNames.of(schema).all();
            for (int i = 0; i < schema.size(); i++) {
                names.add(new Option(Expression.quoted(printed.get(i)), schema.field(i).type().toString(),
                        Sort.COLUMN));
            }
            options.addAll(matching(names, typed));
            List<Option> others = new ArrayList<>();
            for (Function function : Function.values()) {
                if (function != Function.JOIN) {
                    others.add(new Option(function.title() + "(", "", Sort.FUNCTION));
                }
            }
            WORDS.forEach(word -> others.add(new Option(word, "", Sort.WORD)));
            options.addAll(matching(others, typed));
        }
        boolean done = options.size() == 1 && options.getFirst().text.equals(typed);
        return new Completion(from, caret, done ? List.of() : options.subList(0, Math.min(MOST, options.size())));
    }

    private static int compared(String before, Schema schema) {
        Matcher matcher = COMPARED.matcher(before);
        if (!matcher.find()) {
            return -1;
        }
        String quoted = matcher.group(1);
        String name = quoted != null ? quoted.replace("\"\"", "\"") : matcher.group(2);
        int exact = PrintedNames.find(name, schema);
        for (int i = 0; i < schema.size() && exact < 0 && quoted == null; i++) {
            exact = schema.field(i).name().equalsIgnoreCase(name) ? i : -1;
        }
        return exact;
    }

    /** Those that begin with what is typed, then those that have it inside; as they stood otherwise. */
    private static List<Option> matching(List<Option> options, String typed) {
        String wanted = plain(typed);
        return options.stream().filter(option -> plain(option.text).contains(wanted))
                .sorted(Comparator.comparing(option -> !plain(option.text).startsWith(wanted))).toList();
    }

    private static String plain(String text) {
        return text.replace("'", "").replace("\"", "").toLowerCase(Locale.ROOT);
    }
}
