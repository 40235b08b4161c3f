package dev.colonnade.format.parquet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The same sums by parquet-java's {@code ColumnReader}, value by value, on one thread. */
final class JavaScan {
    private JavaScan() {
    }

    static double[] sums(Path file, List<String> names) throws IOException {
        double[] sums = new double[names.size()];
        ParquetReadOptions options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new JavaCodecs()).build();
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file), options)) {
            MessageType whole = reader.getFileMetaData().getSchema();
            MessageType some = new MessageType(whole.getName(),
                    names.stream().map(whole::getType).toArray(Type[]::new));
            String creator = reader.getFileMetaData().getCreatedBy();
            reader.setRequestedSchema(some);
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                ColumnReadStoreImpl columns = new ColumnReadStoreImpl(group, new Nowhere(some), some, creator);
                for (int i = 0; i < sums.length; i++) {
                    sums[i] += sum(columns.getColumnReader(whole.getColumnDescription(new String[]{names.get(i)})));
                }
            }
        }
        return sums;
    }

    private static double sum(ColumnReader reader) {
        ColumnDescriptor column = reader.getDescriptor();
        int most = column.getMaxDefinitionLevel();
        long count = reader.getTotalValueCount();
        long whole = 0;
        double broken = 0;
        boolean moment = column.getPath()[0].equals("moment");
        for (long i = 0; i < count; i++) {
            if (reader.getCurrentDefinitionLevel() == most) {
                switch (column.getPrimitiveType().getPrimitiveTypeName()) {
                    case INT32 -> whole += reader.getInteger();
                    case INT64 ->
                        whole += moment ? (reader.getLong() - ColumnSums.FIRST_MOMENT) / 1_000_000 : reader.getLong();
                    case DOUBLE -> broken += reader.getDouble();
                    case BOOLEAN -> whole += reader.getBoolean() ? 1 : 0;
                    case BINARY -> whole += reader.getBinary().length();
                    case FLOAT, INT96, FIXED_LEN_BYTE_ARRAY -> throw new IllegalArgumentException(column.toString());
                }
            }
            reader.consume();
        }
        return whole + broken;
    }

    /** A converter for the constructor: values are taken out of the reader instead. */
    private static final class Nowhere extends GroupConverter {
        private final GroupType type;

        Nowhere(GroupType type) {
            this.type = type;
        }

        @Override
        public Converter getConverter(int field) {
            return type.getType(field).isPrimitive() ? new PrimitiveConverter() {
            } : new Nowhere(type.getType(field).asGroupType());
        }

        @Override
        public void start() {
            // Nothing is built.
        }

        @Override
        public void end() {
            // Nothing is built.
        }
    }
}
