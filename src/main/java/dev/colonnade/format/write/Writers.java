package dev.colonnade.format.write;

import dev.colonnade.base.Fault;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Schema;
import dev.colonnade.format.arrow.write.ArrowWriter;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.format.parquet.schema.ArrowHints;
import dev.colonnade.format.parquet.write.ParquetOptions;
import dev.colonnade.format.parquet.write.ParquetWriter;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.text.CsvRows;
import dev.colonnade.text.JsonRows;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the writer for what was asked for. */
public final class Writers {
    private Writers() {
    }

    /**
     * Looks whether such a table can be written so, before anything is.
     *
     * @throws Fault of kind {@code USAGE} that names the column or the option, and what to do
     */
    public static void check(Schema schema, WriteOptions options) {
        for (String name : options.bloom()) {
            if (schema.indexOf(name.indexOf('.') > 0 && schema.indexOf(name) < 0
                    ? name.substring(0, name.indexOf('.'))
                    : name) < 0) {
                throw Fault.of(Fault.Kind.USAGE, "there is no column \"" + name + "\" to make a bloom filter for")
                        .advise("name one that is written");
            }
        }
        switch (options.form()) {
            case PARQUET -> {
                codec(options).close();
                ParquetWriter.check(schema, options.bloom());
            }
            case ARROW_FILE, ARROW_STREAM -> codec(options).close();
            case CSV, JSON_LINES -> {
                Codec codec = options.codec();
                if (codec != null && codec != Codec.UNCOMPRESSED) {
                    throw Fault.of(Fault.Kind.USAGE, "text is written without compression")
                            .advise("leave --compression out, or write .parquet or .arrow");
                }
            }
        }
    }

    /** The compressor, if the form has the codec. */
    private static Compressor codec(WriteOptions options) {
        boolean arrow = options.form() != Form.PARQUET;
        Codec asked = options.codec();
        Codec codec = asked == null
                ? arrow ? Codec.UNCOMPRESSED : Codec.SNAPPY
                : arrow && asked == Codec.LZ4_RAW ? Codec.LZ4_FRAME : asked;
        if (arrow && codec != Codec.UNCOMPRESSED && codec != Codec.LZ4_FRAME && codec != Codec.ZSTD) {
            throw Fault.of(Fault.Kind.USAGE, "Arrow knows no compression with " + codec.title())
                    .advise("choose zstd, lz4 or none");
        }
        return new Compressor(codec, options.level());
    }

    /**
     * @param groupBytes how much may wait in memory
     * @param createdBy who says to have written it, where a format has a place for that
     */
    public static TableWriter open(Schema schema, WriteOptions options, Target target, Parallel parallel,
            HeldMemory memory, long groupBytes, String createdBy) throws IOException {
        // What a file was read from said of its types is said anew of those that are written.
        Map<String, String> metadata = new LinkedHashMap<>(schema.metadata());
        metadata.remove(ArrowHints.KEY);
        Schema declared = new Schema(options.declared().isEmpty() ? schema.fields() : options.declared(), metadata);
        return switch (options.form()) {
            case PARQUET -> {
                Codec codec = options.codec();
                yield new ParquetWriter(new Schema(schema.fields(), metadata), declared,
                        new ParquetOptions(codec == null ? Codec.SNAPPY : codec,
                                options.level(), options.rowGroupRows(), options.dictionary(), options.pageIndex(),
                                options.bloom(), options.sorting(), createdBy),
                        target, parallel, memory, groupBytes);
            }
            case ARROW_FILE, ARROW_STREAM -> new ArrowWriter(declared, target, options.form() == Form.ARROW_FILE,
                    codec(options), options.batchRows(), parallel, memory);
            case CSV ->
                new TextWriter(() -> new CsvRows(schema, options.csv(), options.invalid()), options.invalid(), target,
                        memory, groupBytes);
            case JSON_LINES -> new TextWriter(() -> new JsonRows(schema, options.objects(), false),
                    options.invalid(), target, memory, groupBytes);
        };
    }
}
