package dev.colonnade.scan.computed;

import dev.colonnade.base.Fault;
import dev.colonnade.column.PrintedNames;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.reference.Folding;
import org.jspecify.annotations.Nullable;

/**
 * A column that is worked out.
 *
 * @param name it may be that of a stored column, and then stands before it wherever columns go by name
 */
public record Computed(String name, Expression expression, Type type) {
    /**
     * Reads {@code name = EXPR}; the name may stand in double quotes.
     *
     * @throws Fault of kind {@code USAGE} that points to the mistake
     */
    public static Computed parse(String text, Schema schema) {
        int equals = text.indexOf('=', text.startsWith("\"") ? Math.max(1, text.indexOf('"', 1)) : 0);
        String name = equals < 0 ? "" : text.substring(0, equals).strip();
        if (name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")) {
            name = name.substring(1, name.length() - 1);
        }
        if (name.isEmpty()) {
            throw Fault.of(Fault.Kind.USAGE, "\"" + text + "\" does not say what a column is called")
                    .advise("write: name = expression");
        }
        return of(name, text.substring(equals + 1), schema);
    }

    /**
     * Reads the expression that a column is made of.
     *
     * @throws Fault of kind {@code USAGE} that points to the mistake
     */
    public static Computed of(String name, String text, Schema schema) {
        Expression expression = Folding.fold(Expression.parse(text, schema));
        Type type = expression instanceof Expression.ColumnValue column
                ? schema.field(column.column()).type()
                : ValueColumn.type(expression.type());
        return new Computed(name, expression, type);
    }

    /**
     * What a column may be called that is made of a text which people took for a name, as that of a field of a struct; null
     * if nothing can be made of it.
     */
    public static @Nullable String nameFor(String text, Schema schema) {
        try {
            Expression expression = Expression.parse(text, schema);
            if (expression instanceof Expression.Constant || expression.type().isNested()) {
                return null;
            }
        } catch (Fault e) {
            return null;
        }
        String last = text.replaceAll("[^\\p{L}\\p{N}_]*$", "").replaceAll(".*[^\\p{L}\\p{N}_]", "");
        return last.matches("\\p{L}.*") && PrintedNames.find(last, schema) < 0 ? last : "key";
    }
}
