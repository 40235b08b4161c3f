package dev.colonnade.format.write;

import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Field;
import dev.colonnade.format.parquet.write.ParquetOptions;
import dev.colonnade.format.parquet.write.ParquetOptions.Sorting;
import dev.colonnade.text.CsvStyle;
import dev.colonnade.text.InvalidUtf8;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a table is written. What a form has no use for is not looked at.
 *
 * @param codec null for the form's usual one: Snappy for Parquet, none for Arrow
 * @param level of the codec, or {@link Compressor#DEFAULT_LEVEL}
 * @param batchRows the most rows of an Arrow record batch; 0 for as many as come
 * @param bloom columns that get bloom filters
 * @param sorting what the rows are known to be sorted by, by columns of the schema written
 * @param objects whether a row of JSON Lines is an object, else an array
 * @param declared the columns as their files say that they were before they were stored, which Arrow is written as; empty
 *     where nothing is known of that
 */
public record WriteOptions(Form form, @Nullable Codec codec, int level, long rowGroupRows, int batchRows,
        boolean dictionary, boolean pageIndex, Set<String> bloom, List<Sorting> sorting, boolean objects,
        InvalidUtf8 invalid, CsvStyle csv, List<Field> declared) {

    public static WriteOptions of(Form form) {
        return new WriteOptions(form, null, Compressor.DEFAULT_LEVEL, ParquetOptions.ROW_GROUP_ROWS, 0, true, true,
                Set.of(), List.of(), true, InvalidUtf8.REFUSE, CsvStyle.USUAL, List.of());
    }

    public WriteOptions withCompression(Codec codec, int level) {
        return new WriteOptions(form, codec, level, rowGroupRows, batchRows, dictionary, pageIndex, bloom, sorting,
                objects, invalid, csv, declared);
    }

    public WriteOptions withRows(long rowGroupRows, int batchRows) {
        return new WriteOptions(form, codec, level, rowGroupRows, batchRows, dictionary, pageIndex, bloom, sorting,
                objects, invalid, csv, declared);
    }

    public WriteOptions withPages(boolean dictionary, boolean pageIndex, Set<String> bloom) {
        return new WriteOptions(form, codec, level, rowGroupRows, batchRows, dictionary, pageIndex, bloom, sorting,
                objects, invalid, csv, declared);
    }

    public WriteOptions withSorting(List<Sorting> sorting) {
        return new WriteOptions(form, codec, level, rowGroupRows, batchRows, dictionary, pageIndex, bloom, sorting,
                objects, invalid, csv, declared);
    }

    public WriteOptions withText(boolean objects, InvalidUtf8 invalid) {
        return new WriteOptions(form, codec, level, rowGroupRows, batchRows, dictionary, pageIndex, bloom, sorting,
                objects, invalid, csv, declared);
    }

    public WriteOptions withDeclared(List<Field> declared) {
        return new WriteOptions(form, codec, level, rowGroupRows, batchRows, dictionary, pageIndex, bloom, sorting,
                objects, invalid, csv, declared);
    }

    public WriteOptions withCsv(CsvStyle csv) {
        return new WriteOptions(form, codec, level, rowGroupRows, batchRows, dictionary, pageIndex, bloom, sorting,
                objects, invalid, csv, declared);
    }
}
