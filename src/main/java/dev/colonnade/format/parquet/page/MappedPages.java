package dev.colonnade.format.parquet.page;

import dev.colonnade.codec.Codec;
import dev.colonnade.column.Bits;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.format.parquet.decode.LeafPage;
import dev.colonnade.format.parquet.decode.PageBody;
import dev.colonnade.format.parquet.meta.ColumnMeta;
import dev.colonnade.format.parquet.meta.Compression;
import dev.colonnade.format.parquet.meta.Encoding;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.schema.Conversion;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import dev.colonnade.format.parquet.schema.Shapes;
import org.jspecify.annotations.Nullable;

/** Pages that are Arrow buffers already: uncompressed, PLAIN, of fixed width and without nulls. */
final class MappedPages {
    private MappedPages() {
    }

    static boolean possible(LeafShape shape, ColumnMeta meta) {
        Physical type = meta.type();
        return shape.conversion() == Conversion.NONE && type != Physical.BOOLEAN && type != Physical.BYTE_ARRAY
                && shape.leaf().maxDef() <= 1 && Compression.codec(meta.codec()) == Codec.UNCOMPRESSED;
    }

    static @Nullable LeafPage map(PageBody page, LeafShape shape) {
        int width = Shapes.storedWidth(shape.leaf());
        long size = (long) page.entries() * width;
        if (page.encoding() != Encoding.PLAIN || page.values().byteSize() < size
                || shape.leaf().maxDef() > 0 && !page.isNullFree()) {
            return null;
        }
        return LeafPage.mapped(new FixedColumn(shape.field().type(), page.entries(), Bits.ALL, width,
                page.values().asSlice(0, size)));
    }
}
