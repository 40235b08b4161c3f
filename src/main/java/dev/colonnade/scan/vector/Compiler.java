package dev.colonnade.scan.vector;

import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.scan.expression.Comparator;
import dev.colonnade.scan.expression.Expression;
import dev.colonnade.scan.expression.Expression.ColumnValue;
import dev.colonnade.scan.expression.Expression.Constant;
import dev.colonnade.scan.expression.Function;
import dev.colonnade.scan.value.Bytes;
import dev.colonnade.scan.value.LikePattern;
import dev.colonnade.scan.value.SqlType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes tests of conditions. A condition is compiled for the truth value wanted of its rows: NOT wants the other one, and
 * an AND that is wanted FALSE is an OR of parts wanted FALSE.
 */
public final class Compiler {
    private final Schema schema;

    public Compiler(Schema schema) {
        this.schema = schema;
    }

    /** The rows for which the condition, folded, is {@code wanted}. Each thread needs a test of its own. */
    public Test compile(Expression condition, boolean wanted) {
        Test test = switch (condition) {
            case Constant c -> c.value() instanceof Boolean flag && flag == wanted
                    ? new Junctions.Always()
                    : new Junctions.Never();
            case Expression.Not not -> compile(not.of(), !wanted);
            case Expression.And and -> junction(and.parts(), wanted, wanted);
            case Expression.Or or -> junction(or.parts(), wanted, !wanted);
            default -> null;
        };
        if (test != null) {
            return test;
        }
        Test reference = new RowByRow(condition, wanted);
        Test plain = plain(condition, wanted, reference);
        LinkedHashSet<Integer> columns = new LinkedHashSet<>();
        condition.columns(columns);
        boolean encoded = columns.size() == 1 && !condition.canFail()
                && isEncoded(schema.field(columns.getFirst()).type().storageType());
        return encoded ? new ColumnTests.Encoded(columns.getFirst(), plain, reference) : plain;
    }

    /** Text may come behind a dictionary, batch by batch, whatever the schema says. */
    private static boolean isEncoded(Type type) {
        return type instanceof Type.Dictionary || type instanceof Type.RunEndEncoded || type instanceof Type.Utf8
                || type instanceof Type.Binary;
    }

    private Test junction(List<Expression> parts, boolean wanted, boolean all) {
        List<Test> tests = new ArrayList<>();
        for (Expression part : parts) {
            Test test = compile(part, wanted);
            if (!all || !merge(tests, test)) {
                tests.add(test);
            }
        }
        return all ? new Junctions.All(tests) : new Junctions.Any(tests);
    }

    /** Two ranges of one column, as BETWEEN makes them, are one. */
    private static boolean merge(List<Test> tests, Test test) {
        if (!(test instanceof KeyTests.InRange next) || next.negated) {
            return false;
        }
        for (int i = 0; i < tests.size(); i++) {
            if (tests.get(i) instanceof KeyTests.InRange range && range.column == next.column && !range.negated) {
                Test both = new Junctions.All(List.of(range.other(), next.other()));
                tests.set(i, new KeyTests.InRange(range.column, range.keys, range.range.intersect(next.range), false,
                        both));
                return true;
            }
        }
        return false;
    }

    /** A loop for columns of plain layout, or the reference. */
    private Test plain(Expression condition, boolean wanted, Test reference) {
        Test test = switch (condition) {
            case ColumnValue c -> c.type() instanceof SqlType.Bool
                    ? new ColumnTests.Is(c.column(), wanted, reference)
                    : null;
            case Expression.IsNull(ColumnValue c) -> new ColumnTests.IsNull(c.column(), wanted);
            case Expression.Comparison c -> comparison(wanted ? c.comparator() : c.comparator().negated(), c.left(),
                    c.right(), reference);
            case Expression.In(ColumnValue c, List<Expression> options) -> in(c, options, wanted, reference);
            case Expression.Match(Expression.Pattern pattern, ColumnValue c, Constant text, int escape) when pattern != Expression.Pattern.REGEX ->
                text.value() == null
                        ? new Junctions.Never()
                        : like(c.column(), LikePattern.parse(text.value().toString(), escape),
                                pattern == Expression.Pattern.ILIKE, wanted, reference);
            case Expression.Call call -> call(call, wanted, reference);
            default -> null;
        };
        return test == null ? reference : test;
    }

    private @Nullable Test comparison(Comparator comparator, Expression left, Expression right, Test reference) {
        if (left instanceof Constant && !(right instanceof Constant)) {
            return comparison(comparator.flipped(), right, left, reference);
        }
        if (!(left instanceof ColumnValue column)) {
            return right instanceof Constant(SqlType type, Object value) && value != null
                    ? Numbers.test(left, comparator, value, schema, reference)
                    : null;
        }
        Keys keys = keys(column);
        if (right instanceof Constant(SqlType type, Object value)) {
            if (value == null) {
                return new Junctions.Never();
            }
            if (value instanceof Bytes bytes) {
                return isBytes(column)
                        ? new TextTests.Compared(column.column(), comparator, bytes.array(), reference)
                        : null;
            }
            if (keys == null) {
                return null;
            }
            boolean negated = comparator == Comparator.NOT_EQUAL;
            KeyRange range = keys.range(negated ? Comparator.EQUAL : comparator, value);
            return range == null ? null : new KeyTests.InRange(column.column(), keys, range, negated, reference);
        }
        if (right instanceof ColumnValue other) {
            Keys otherKeys = keys(other);
            return keys == null || otherKeys == null || !keys.isSameOrderAs(otherKeys)
                    ? null
                    : new KeyTests.Pair(comparator, column.column(), keys, other.column(), otherKeys, reference);
        }
        return null;
    }

    private @Nullable Keys keys(ColumnValue column) {
        return Keys.of(schema.field(column.column()).type());
    }

    private static boolean isBytes(ColumnValue column) {
        return column.type() instanceof SqlType.Text || column.type() instanceof SqlType.Blob;
    }

    private @Nullable Test in(ColumnValue column, List<Expression> options, boolean wanted, Test reference) {
        Set<Bytes> texts = new HashSet<>();
        Set<Long> found = new HashSet<>();
        Keys keys = keys(column);
        for (Expression option : options) {
            if (!(option instanceof Constant(SqlType type, Object value))) {
                return null;
            }
            if (value == null) {
                if (!wanted) {
                    // Not in a list with a NULL is never known.
                    return new Junctions.Never();
                }
            } else if (value instanceof Bytes bytes && isBytes(column)) {
                texts.add(bytes);
            } else if (keys != null) {
                Keys.Place place = keys.place(value);
                if (place == null) {
                    return null;
                }
                if (place.exact() && place.floor().bitLength() < Long.SIZE) {
                    found.add(place.floor().longValueExact());
                }
            } else {
                return null;
            }
        }
        if (isBytes(column)) {
            return new TextTests.OneOf(column.column(), texts, !wanted, reference);
        }
        if (keys == null) {
            return null;
        }
        long[] sorted = found.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return new KeyTests.InSet(column.column(), keys, sorted, !wanted, reference);
    }

    private static Test pattern(int column, TextPattern pattern, boolean wanted, Test reference) {
        byte[] single = pattern.single();
        return single != null
                ? new TextTests.Containing(column, single, !wanted, reference)
                : new TextTests.Matching(column, pattern, !wanted, reference);
    }

    /** Letters of other alphabets have cases that bytes do not show: such patterns, and such texts, go to the reference. */
    private @Nullable Test like(int column, @Nullable LikePattern like, boolean anyCase, boolean wanted,
            Test reference) {
        List<String> pieces = like == null ? null : like.pieces();
        if (pieces == null) {
            return null;
        }
        if (!anyCase) {
            return pattern(column, TextPattern.of(pieces), wanted, reference);
        }
        boolean ascii = pieces.stream().allMatch(piece -> piece.chars().allMatch(c -> c < 0x80));
        return ascii
                ? new TextTests.Folded(column,
                        TextPattern.of(pieces.stream().map(piece -> piece.toLowerCase(Locale.ROOT)).toList()), !wanted,
                        reference)
                : null;
    }

    private @Nullable Test call(Expression.Call call, boolean wanted, Test reference) {
        if (call.arguments().size() != 2 || !(call.arguments().get(0) instanceof ColumnValue column)
                || !(call.arguments().get(1) instanceof Constant(SqlType type, Object value))) {
            return null;
        }
        if (!(value instanceof Bytes bytes)) {
            return null;
        }
        byte[] nothing = {};
        return call.function() == Function.CONTAINS
                ? pattern(column.column(), TextPattern.containing(bytes.array()), wanted, reference)
                : call.function() == Function.STARTS_WITH
                        ? pattern(column.column(), new TextPattern(bytes.array(), List.of(), nothing), wanted,
                                reference)
                        : call.function() == Function.ENDS_WITH
                                ? pattern(column.column(), new TextPattern(nothing, List.of(), bytes.array()), wanted,
                                        reference)
                                : null;
    }
}
