package dev.colonnade.format.parquet.decode;

import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;

/** The validity of the columns that leaves are read as. */
final class Nulls {
    private Nulls() {
    }

    static Bits validity(Column column) {
        return switch (column) {
            case FixedColumn fixed -> fixed.validity();
            case BytesColumn bytes -> bytes.validity();
            case BoolColumn bools -> bools.validity();
            default -> Bits.ALL;
        };
    }
}
