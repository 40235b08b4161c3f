package dev.colonnade.format.verify;

import dev.colonnade.base.Fault;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.Field;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.Finding;
import java.lang.foreign.MemorySegment;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Holds every value of a column, and of what is nested in it, against the rules of its type. One finding for each rule
 * that is broken in a column, with how often and where first.
 */
public final class ColumnVerifier {
    private final Consumer<Finding> findings;
    private final Utf8Scan utf8 = new Utf8Scan();

    public ColumnVerifier(Consumer<Finding> findings) {
        this.findings = findings;
    }

    /**
     * @param place where the column is: {@code record batch 3, column "price"}
     * @param field what the schema says of it
     */
    public void verify(String place, Field field, Column column) {
        if (!field.nullable() && !isUnionLike(column)) {
            each(place, column.length(), Finding.Kind.NULL, "are null in a column that has no nulls", row -> {
                if (column.isNull(row)) {
                    throw BROKEN;
                }
            });
        }
        verify(place, column);
    }

    private static boolean isUnionLike(Column column) {
        return column instanceof UnionColumn || column instanceof NullColumn || column instanceof RunEndColumn;
    }

    private void verify(String place, Column column) {
        switch (column) {
            case NullColumn c -> {
            }
            case BoolColumn c -> {
            }
            case FixedColumn c -> fixed(place, c);
            case BytesColumn c -> bytes(place, c);
            case ListColumn c -> {
                each(place, c.length(), Finding.Kind.OFFSETS, "do not lie within their elements", row -> {
                    if (!c.isNull(row)) {
                        c.size(row);
                    }
                });
                nested(place, element(c.type()), c.elements());
            }
            case FixedListColumn c -> nested(place, element(c.type()), c.elements());
            case StructColumn c -> {
                Type.Struct struct = (Type.Struct) c.type().storageType();
                for (int i = 0; i < c.children().size(); i++) {
                    // A child of a null struct may be null whatever its field says.
                    verify(place + ", child \"" + struct.fields().get(i).name() + "\"", c.children().get(i));
                }
            }
            case UnionColumn c -> {
                each(place, c.length(), Finding.Kind.OFFSETS, "choose a child or a value of it that is not there",
                        c::index);
                Type.Union union = (Type.Union) c.type().storageType();
                for (int i = 0; i < c.children().size(); i++) {
                    verify(place + ", child \"" + union.fields().get(i).name() + "\"", c.children().get(i));
                }
            }
            case RunEndColumn c -> runs(place, c);
            case DictionaryColumn c -> {
                each(place, c.length(), Finding.Kind.DICTIONARY, "have an index outside of their dictionary", row -> {
                    if (!c.indices().isNull(row)) {
                        c.index(row);
                    }
                });
                verify(place + ", dictionary", c.dictionary());
            }
        }
    }

    private static Field element(Type type) {
        return switch (type.storageType()) {
            case Type.ListOf list -> list.element();
            case Type.FixedList list -> list.element();
            case Type.MapOf map -> map.entries();
            default -> throw new IllegalStateException("elements of " + type);
        };
    }

    private void nested(String place, Field field, Column column) {
        verify(place + ", child \"" + field.name() + "\"", column);
    }

    private void fixed(String place, FixedColumn column) {
        IntPredicate valid = ValueRules.of(column);
        if (valid != null) {
            each(place, column.length(), Finding.Kind.VALUE, "are not values of " + column.type(), row -> {
                if (!column.isNull(row) && !valid.test(row)) {
                    throw BROKEN;
                }
            });
        }
    }

    private void bytes(String place, BytesColumn column) {
        if (column instanceof VarBytesColumn offsets) {
            // Nulls too: what stands between two offsets must not run backwards anywhere.
            each(place, column.length(), Finding.Kind.OFFSETS, "have offsets that fall or leave their data",
                    offsets::size);
        } else {
            each(place, column.length(), Finding.Kind.OFFSETS, "have views that leave their data", row -> {
                if (!column.isNull(row)) {
                    column.size(row);
                }
            });
        }
        if (column.type().storageType() instanceof Type.Utf8) {
            each(place, column.length(), Finding.Kind.UTF8, "are not valid UTF-8", row -> {
                if (!column.isNull(row)) {
                    MemorySegment value;
                    try {
                        value = column.value(row);
                    } catch (Fault e) {
                        return; // reported above, as what it is
                    }
                    if (!utf8.isValid(value)) {
                        throw BROKEN;
                    }
                }
            });
        }
    }

    private void runs(String place, RunEndColumn column) {
        FixedColumn ends = column.runEnds();
        each(place, ends.length(), Finding.Kind.OFFSETS, "run ends do not rise", run -> {
            long before = run == 0 ? 0 : ends.getInteger(run - 1, true);
            if (ends.isNull(run) || ends.getInteger(run, true) <= before) {
                throw BROKEN;
            }
        });
        if (column.length() > 0) {
            each(place, 1, Finding.Kind.OFFSETS, "does not reach the last row", run -> column.run(column.length() - 1));
        }
        verify(place + ", values", column.values());
    }

    /** Says that a row breaks a rule, where no fault of its own says so. */
    private static final Fault BROKEN = Fault.damaged(null, "breaks a rule");

    /** Tries {@code check} on every row; those for which it throws a fault break the rule. */
    private void each(String place, int rows, Finding.Kind kind, String rule, IntConsumer check) {
        long broken = 0;
        int first = -1;
        for (int row = 0; row < rows; row++) {
            try {
                check.accept(row);
            } catch (Fault e) {
                if (broken++ == 0) {
                    first = row;
                }
            }
        }
        if (broken > 0) {
            findings.accept(new Finding(place, kind, broken + " of " + rows + " " + rule + ", the first at " + first));
        }
    }
}
