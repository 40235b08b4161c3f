package dev.colonnade.format.parquet.meta;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file's {@code FileMetaData}.
 *
 * @param rows as the footer says; the row groups' own counts are what is read
 * @param columnOrders one a leaf: 1 for the order of the type, 2 for IEEE 754 total order, 0 for others; may be empty
 * @param algorithm how columns are encrypted under this plain footer, or null
 * @param length bytes of the structure
 */
public record Footer(int version, List<SchemaElement> schema, int leaves, long rows, RowGroups groups,
        List<KeyValue> keyValues, @Nullable String createdBy, int[] columnOrders, @Nullable Algorithm algorithm,
        byte @Nullable [] keyMetadata, int length) {

    /** @param bytes the structure, in memory that lives as long as the footer does: parts are read when wanted */
    public static Footer read(MemorySegment bytes) {
        return CompactReader.parse(bytes, "footer", in -> read(in, bytes));
    }

    private static Footer read(CompactReader in, MemorySegment bytes) {
        int version = 0;
        List<SchemaElement> schema = List.of();
        int leaves = 0;
        long rows = 0;
        RowGroups groups = null;
        List<KeyValue> keyValues = List.of();
        String createdBy = null;
        int[] orders = {};
        Algorithm algorithm = null;
        byte[] keyMetadata = null;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> version = in.readInt();
                case 2 -> {
                    schema = in.readList(SchemaElement::read);
                    leaves = (int) schema.stream().filter(element -> element.type() != null).count();
                }
                case 3 -> rows = in.readLong();
                case 4 -> groups = RowGroups.read(in, bytes, leaves);
                case 5 -> keyValues = in.readList(KeyValue::read);
                case 6 -> createdBy = in.readString();
                case 7 -> orders = in.readList(Footer::readOrder).stream().mapToInt(order -> order).toArray();
                case 8 -> algorithm = Algorithm.read(in);
                case 9 -> keyMetadata = in.readByteArray();
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (schema.isEmpty()) {
            throw Fault.damaged(null, "has no schema");
        }
        return new Footer(version, schema, leaves, rows, groups == null ? RowGroups.none(bytes, leaves) : groups,
                keyValues, createdBy, orders, algorithm, keyMetadata, (int) in.position());
    }

    private static Integer readOrder(CompactReader in) {
        int order = 0;
        int outer = in.enter();
        while (in.field()) {
            order = in.id();
            in.skip();
        }
        in.leave(outer);
        return order;
    }
}
