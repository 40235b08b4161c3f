package dev.colonnade.format.parquet;

import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.Type;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.schema.Conversion;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shapes;
import dev.colonnade.text.CellText;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HexFormat;

/** Bounds of statistics, which are values in PLAIN encoding without a length, as people read them. */
final class StatisticText {
    private static final int LONGEST = 200;

    private StatisticText() {
    }

    /** The value as the column's cells show it; hex where it is no such value. */
    static String of(byte[] value, LeafShape shape) {
        Type type = shape.field().type();
        if (shape.conversion() == Conversion.DECIMAL && type.storageType() instanceof Type.Decimal decimal) {
            BigInteger unscaled = value.length == 0 ? BigInteger.ZERO : new BigInteger(value);
            return new BigDecimal(unscaled, decimal.scale()).toPlainString();
        }
        Physical stored = shape.leaf().element().type();
        // Heap memory has no alignment, and nothing here asks for any.
        MemorySegment bytes = MemorySegment.ofArray(value);
        if (stored == Physical.BYTE_ARRAY) {
            MemorySegment offsets = MemorySegment.ofArray(new byte[8]);
            offsets.set(Layouts.INT, 4, value.length);
            return CellText.of(new VarBytesColumn(type, 1, Bits.ALL, false, offsets, bytes), 0, LONGEST);
        }
        if (stored == Physical.BOOLEAN && value.length == 1) {
            return CellText.of(new BoolColumn(type, 1, Bits.ALL, Bits.of(bytes, 0, 1)), 0, LONGEST);
        }
        int width = Shapes.storedWidth(shape.leaf());
        if (width != value.length || shape.conversion() == Conversion.NULL) {
            return HexFormat.of().formatHex(value);
        }
        Type shown = shape.conversion() == Conversion.NARROW ? new Type.Int(32, isSigned(type)) : type;
        MemorySegment copy = MemorySegment.ofArray(bytes.toArray(ValueLayout.JAVA_BYTE));
        Column column = new FixedColumn(shown, 1, Bits.ALL, width, copy);
        return CellText.of(column, 0, LONGEST);
    }

    private static boolean isSigned(Type type) {
        return type instanceof Type.Int integer && integer.signed();
    }
}
