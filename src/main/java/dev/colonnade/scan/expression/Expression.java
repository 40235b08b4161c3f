package dev.colonnade.scan.expression;

import dev.colonnade.column.Schema;
import dev.colonnade.scan.value.Arithmetic;
import dev.colonnade.scan.value.CastTarget;
import dev.colonnade.scan.value.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression over the columns of a schema, with types. Logic has three values, as SQL's: TRUE, FALSE and NULL.
 */
public sealed interface Expression {
    /** How a text is matched. */
    enum Pattern {
        /** {@code %} stands for any text, {@code _} for any character. */
        LIKE,
        /** The same in any case. */
        ILIKE,
        /** A regular expression of {@link java.util.regex}, found anywhere in the text. */
        REGEX
    }

    SqlType type();

    /** @param value of the class that belongs to the type; null for NULL */
    record Constant(SqlType type, @Nullable Object value) implements Expression {}

    /** @param column its number within the schema */
    record ColumnValue(SqlType type, int column, String name) implements Expression {}

    /** A field of a struct. */
    record FieldValue(SqlType type, Expression of, int field) implements Expression {}

    /** An element of a list, from 1, or from -1 at its end; NULL if there is none. */
    record ElementValue(SqlType type, Expression of, Expression index) implements Expression {}

    /** The value that a map has for a key; NULL if it has none. */
    record MapValue(SqlType type, Expression of, Expression key) implements Expression {}

    record Not(Expression of) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    /** TRUE if all are; FALSE if one is. */
    record And(List<Expression> parts) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    /** FALSE if all are; TRUE if one is. */
    record Or(List<Expression> parts) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    /** Both sides are of types that {@link dev.colonnade.scan.value.Compare} can order. */
    record Comparison(Comparator comparator, Expression left, Expression right) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    record IsNull(Expression of) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    /** Never NULL: two NULLs are not distinct. */
    record Distinct(Expression left, Expression right) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    record In(Expression of, List<Expression> options) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    /**
     * @param escape of LIKE and ILIKE: the character before one that is taken literally, or
     *     {@link dev.colonnade.scan.value.LikePattern#NO_ESCAPE}
     */
    record Match(Pattern pattern, Expression of, Expression text, int escape) implements Expression {
        @Override
        public SqlType type() {
            return new SqlType.Bool();
        }
    }

    record Calculation(SqlType type, Arithmetic.Operator operator, Expression left, Expression right)
            implements
                Expression {}

    record Cast(Expression of, CastTarget target) implements Expression {
        @Override
        public SqlType type() {
            return target.type();
        }
    }

    record Case(SqlType type, List<Branch> branches, Expression otherwise) implements Expression {}

    record Branch(Expression condition, Expression result) {}

    record Call(SqlType type, Function function, List<Expression> arguments) implements Expression {}

    /**
     * Reads an expression over the columns of a schema.
     *
     * @throws dev.colonnade.base.Fault of kind {@code USAGE} that tells the place as line:column and shows it in its
     *     detail
     */
    static Expression parse(String text, Schema schema) {
        Source source = new Source(text);
        return new Binder(source, schema).bind(Parser.parse(source));
    }

    /** A name as expressions have it: in quotes where it must be, or might be taken for something else. */
    static String quoted(String name) {
        return name.matches("[A-Za-z_][A-Za-z_0-9]*") && !Parser.isTaken(name)
                ? name
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** As {@link #parse}, for an expression that must be true or false. */
    static Expression parsePredicate(String text, Schema schema) {
        Source source = new Source(text);
        Syntax syntax = Parser.parse(source);
        return new Binder(source, schema).predicate(syntax);
    }

    /** The expressions that this one is made of, in order. */
    default List<Expression> children() {
        return switch (this) {
            case Constant c -> List.of();
            case ColumnValue c -> List.of();
            case FieldValue f -> List.of(f.of);
            case ElementValue e -> List.of(e.of, e.index);
            case MapValue m -> List.of(m.of, m.key);
            case Not n -> List.of(n.of);
            case And a -> a.parts;
            case Or o -> o.parts;
            case Comparison c -> List.of(c.left, c.right);
            case IsNull i -> List.of(i.of);
            case Distinct d -> List.of(d.left, d.right);
            case In in -> join(List.of(in.of), in.options);
            case Match m -> List.of(m.of, m.text);
            case Calculation c -> List.of(c.left, c.right);
            case Cast c -> List.of(c.of);
            case Case c -> {
                List<Expression> all = new java.util.ArrayList<>();
                for (Branch branch : c.branches) {
                    all.add(branch.condition);
                    all.add(branch.result);
                }
                all.add(c.otherwise);
                yield all;
            }
            case Call c -> c.arguments;
        };
    }

    private static List<Expression> join(List<Expression> first, List<Expression> more) {
        List<Expression> all = new java.util.ArrayList<>(first);
        all.addAll(more);
        return all;
    }

    /** Adds the numbers of the columns it needs, each once, in the order they are met. */
    default void columns(java.util.SequencedSet<Integer> into) {
        if (this instanceof ColumnValue value) {
            into.add(value.column);
        }
        for (Expression child : children()) {
            child.columns(into);
        }
    }

    /** Whether working it out can end in a fault of the values: then it must not be moved before what guards it. */
    default boolean canFail() {
        boolean own = switch (this) {
            case Calculation c -> !(c.type instanceof SqlType.Real);
            case Cast c -> true;
            case Call c -> c.function.canFail();
            case Match m -> !(m.text instanceof Constant);
            default -> false;
        };
        return own || children().stream().anyMatch(Expression::canFail);
    }
}
