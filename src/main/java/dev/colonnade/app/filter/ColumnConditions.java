package dev.colonnade.app.filter;

import dev.colonnade.column.PrintedNames;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.Formats;
import dev.colonnade.view.Literals;
import dev.colonnade.view.ShownText;
import dev.colonnade.view.TypedValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Conditions about one column, put together from what somebody chose. No toolkit here. */
final class ColumnConditions {
    private final Type type;
    private final String name;
    private final CellFormat format;

    /** @param format how the column's values are written, and what is typed is meant */
    ColumnConditions(Schema schema, int column, CellFormat format) {
        this.format = format;
        this.type = schema.field(column).type();
        this.name = Expression.quoted(PrintedNames.of(schema).all().get(column));
    }

    /** A literal as the column shows its value; texts keep their quotes, which show where they begin and end. */
    String shown(String literal) {
        return literal.startsWith("'") ? literal : ShownText.of(type, Literals.text(literal), format);
    }

    /** The same value as a literal that reads like the column's cells, where these are in a time zone. */
    private String like(String literal) {
        return format.zone() != null && Formats.hasMoments(type) ? literal(Literals.text(literal)) : literal;
    }

    private String literal(String typed) {
        return Literals.written(type, TypedValue.of(type, typed, format));
    }

    String isNull() {
        return name + " IS NULL";
    }

    String isNotNull() {
        return name + " IS NOT NULL";
    }

    /** One of these, as literals; or none of them. Empty for no literals. */
    String among(List<String> literals, boolean not) {
        if (literals.isEmpty()) {
            return "";
        }
        return literals.size() == 1
                ? name + (not ? " <> " : " = ") + like(literals.getFirst())
                : name + (not ? " NOT IN (" : " IN (")
                        + String.join(", ", literals.stream().map(this::like).toList()) + ")";
    }

    /** From here to there, both included; what is empty bounds nothing. */
    String between(String from, String to) {
        String low = from.isBlank() ? "" : literal(from.strip());
        String high = to.isBlank() ? "" : literal(to.strip());
        if (low.isEmpty() || high.isEmpty()) {
            return low.isEmpty() ? high.isEmpty() ? "" : name + " <= " + high : name + " >= " + low;
        }
        return name + " BETWEEN " + low + " AND " + high;
    }

    /** With this text inside, whatever its case. */
    String contains(String text) {
        return text.isEmpty()
                ? ""
                : "contains(lower(" + name + "), '" + text.toLowerCase(Locale.ROOT).replace("'", "''") + "')";
    }

    /** Values one a line, or in one line with commas or tabs between them. */
    String pasted(String list) {
        String[] parts = list.strip().split(list.strip().contains("\n") ? "\\R" : "[,;\t]");
        List<String> literals = new ArrayList<>();
        for (String part : parts) {
            String value = part.strip();
            boolean quoted = value.length() >= 2 && (value.startsWith("'") && value.endsWith("'")
                    || value.startsWith("\"") && value.endsWith("\""));
            String plain = quoted ? value.substring(1, value.length() - 1) : value;
            if (!plain.isEmpty()) {
                String literal = literal(plain);
                if (!literals.contains(literal)) {
                    literals.add(literal);
                }
            }
        }
        return among(literals, false);
    }
}
