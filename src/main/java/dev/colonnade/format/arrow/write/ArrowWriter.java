package dev.colonnade.format.arrow.write;

import com.google.flatbuffers.FlatBufferBuilder;
import dev.colonnade.base.Fault;
import dev.colonnade.codec.Codec;
import dev.colonnade.codec.Compressor;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.Layouts;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.Schema;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.Type;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.format.out.Parallel;
import dev.colonnade.format.out.TableWriter;
import dev.colonnade.format.out.Target;
import dev.colonnade.memory.HeldMemory;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flatbuf.Block;
import org.apache.arrow.flatbuf.Footer;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.MetadataVersion;

/**
 * Writes record batches as an Arrow IPC file ({@code ARROW1}, footer) or stream. Bodies begin at, and buffers lie at,
 * multiples of 64 bytes of the whole, so that a mapped file is aligned for any reader.
 *
 * <p>Columns may be laid out more plainly than the schema declares them; see {@link Conform}. A dictionary that comes with
 * its column is written before the first batch that uses it, and again only when it has changed, which a file does
 * not allow. Not thread-safe; {@link #finish} must be called.
 */
public final class ArrowWriter implements TableWriter {
    private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

    private record Place(long offset, int metadata, long body) {}

    private final Schema schema;
    private final Target target;
    private final boolean file;
    private final HeldMemory memory;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(4096);
    private final Map<Long, Column> dictionaries = new HashMap<>();
    private final List<Place> dictionaryPlaces = new ArrayList<>();
    private final List<Place> batchPlaces = new ArrayList<>();
    private final Compressor compressor;
    private final int batchRows;
    private final Parallel parallel;
    private final Conform conform;
    private long position;

    /** Without compression, and with batches as they come. */
    public ArrowWriter(Schema schema, Target target, boolean file, HeldMemory memory) throws IOException {
        this(schema, target, file, new Compressor(Codec.UNCOMPRESSED, Compressor.DEFAULT_LEVEL), 0, Parallel.NONE,
                memory);
    }

    /**
     * Writes what stands before the first batch.
     *
     * @param file whether to write the file format, else the stream format
     * @param compressor of bodies: none, LZ4 frames or Zstandard; closed with the writer
     * @param batchRows the most rows of a batch; 0 for batches as they come
     * @param memory for the few buffers that must be rebuilt, a batch at a time
     */
    public ArrowWriter(Schema schema, Target target, boolean file, Compressor compressor, int batchRows,
            Parallel parallel, HeldMemory memory) throws IOException {
        this.compressor = compressor;
        this.batchRows = batchRows;
        this.parallel = parallel;
        this.schema = schema;
        this.target = target;
        this.file = file;
        this.memory = memory;
        this.conform = new Conform(memory);
        if (file) {
            raw(MemorySegment.ofArray(java.util.Arrays.copyOf(MAGIC, 8)));
        }
        builder.clear();
        message(MessageHeader.Schema, SchemaMessage.schema(builder, schema), 0, false);
        target.flush();
    }

    /** The message that a stream begins with, as other formats keep it beside their own schema. */
    public static byte[] schemaMessage(Schema schema) {
        FlatBufferBuilder builder = new FlatBufferBuilder(1024);
        builder.finish(org.apache.arrow.flatbuf.Message.createMessage(builder, MetadataVersion.V5,
                MessageHeader.Schema, SchemaMessage.schema(builder, schema), 0, 0));
        byte[] metadata = builder.sizedByteArray();
        byte[] message = java.util.Arrays.copyOf(prefix(metadata.length + 7 & -8).toArray(Layouts.BYTE),
                8 + (metadata.length + 7 & -8));
        System.arraycopy(metadata, 0, message, 8, metadata.length);
        return message;
    }

    @Override
    public void write(List<Column> columns, int length) throws IOException {
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(columns.size() + " columns where the schema has " + schema.size());
        }
        try (Scratch scratch = new Scratch(memory)) {
            List<Column> laid = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                try {
                    laid.add(conform.to(schema.field(i).type(), columns.get(i), scratch));
                } catch (Fault e) {
                    throw e.at("column \"" + schema.field(i).name() + '"');
                }
            }
            if (batchRows == 0 || length <= batchRows) {
                batch(laid, length);
                return;
            }
            for (int at = 0; at < length; at += batchRows) {
                int from = at;
                int some = Math.min(batchRows, length - at);
                batch(laid.stream().map(column -> column.slice(from, some)).toList(), some);
            }
        }
    }

    private void batch(List<Column> columns, int length) throws IOException {
        for (Column column : columns) {
            dictionariesOf(column);
        }
        if (!file) {
            grownDictionaries();
        }
        batchPlaces.add(body(columns, length, MessageHeader.RecordBatch, 0));
    }

    /**
     * Writes the dictionaries that values were put into on the way. A file has each of them once, behind the batches, for
     * its footer tells where; a stream before the batch that needs them, as a whole, which every reader takes.
     */
    private void grownDictionaries() throws IOException {
        for (Words words : conform.words()) {
            if (words.hasGrown()) {
                try (Scratch scratch = new Scratch(memory)) {
                    Column values = conform.to(words.type().values(), words.dictionary(scratch), scratch);
                    dictionaryPlaces.add(body(List.of(values), values.length(), MessageHeader.DictionaryBatch,
                            words.type().id()));
                }
            }
        }
    }

    @Override
    public void finish() throws IOException {
        if (file) {
            grownDictionaries();
        }
        raw(prefix(0));
        if (file) {
            builder.clear();
            int fields = SchemaMessage.schema(builder, schema);
            int batches = blocks(batchPlaces, false);
            int words = blocks(dictionaryPlaces, true);
            builder.finish(Footer.createFooter(builder, MetadataVersion.V5, fields, words, batches, 0));
            MemorySegment footer = MemorySegment.ofBuffer(builder.dataBuffer());
            raw(footer);
            byte[] end = new byte[4 + MAGIC.length];
            MemorySegment.ofArray(end).set(Layouts.INT, 0, (int) footer.byteSize());
            System.arraycopy(MAGIC, 0, end, 4, MAGIC.length);
            raw(MemorySegment.ofArray(end));
        }
        target.flush();
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void close() {
        compressor.close();
        conform.close();
    }

    private void raw(MemorySegment bytes) throws IOException {
        target.write(bytes);
        position += bytes.byteSize();
    }

    /** A mark that no length looks like, then the length of the metadata. */
    private static MemorySegment prefix(int size) {
        MemorySegment prefix = MemorySegment.ofArray(new byte[8]);
        prefix.set(Layouts.INT, 0, -1);
        prefix.set(Layouts.INT, 4, size);
        return prefix;
    }

    /** Writes the dictionaries below this column that are not what was last written under their number. */
    private void dictionariesOf(Column column) throws IOException {
        switch (column) {
            case DictionaryColumn words -> {
                dictionariesOf(words.dictionary());
                long id = ((Type.Dictionary) words.type().storageType()).id();
                Column before = dictionaries.get(id);
                if (before == null || !before.equals(words.dictionary())) {
                    if (before != null && file) {
                        throw Fault.unsupported(null, "dictionary " + id + " changes from batch to batch, which an"
                                + " Arrow file cannot hold").advise("write an Arrow stream");
                    }
                    dictionaryPlaces.add(body(List.of(words.dictionary()), words.dictionary().length(),
                            MessageHeader.DictionaryBatch, id));
                    dictionaries.put(id, words.dictionary());
                }
            }
            case ListColumn list -> dictionariesOf(list.elements());
            case FixedListColumn list -> dictionariesOf(list.elements());
            case RunEndColumn runs -> dictionariesOf(runs.values());
            case StructColumn struct -> {
                for (Column child : struct.children()) {
                    dictionariesOf(child);
                }
            }
            case UnionColumn union -> {
                for (Column child : union.children()) {
                    dictionariesOf(child);
                }
            }
            case dev.colonnade.column.NullColumn _,dev.colonnade.column.BoolColumn _,dev.colonnade.column.FixedColumn _,dev.colonnade.column.BytesColumn _ ->
                {
                }
        }
    }

    private Place body(List<Column> columns, int length, byte kind, long dictionary) throws IOException {
        try (Scratch scratch = new Scratch(memory)) {
            Body body = new Body();
            Flattener flattener = new Flattener(body, scratch);
            columns.forEach(flattener::add);
            if (compressor.codec() != Codec.UNCOMPRESSED) {
                body = CompressedBody.of(body, compressor, parallel, scratch);
            }
            builder.clear();
            int batch = BatchMessage.recordBatch(builder, body, length, compressor.codec());
            int header = kind == MessageHeader.RecordBatch
                    ? batch
                    : org.apache.arrow.flatbuf.DictionaryBatch.createDictionaryBatch(builder, dictionary, batch, false);
            Place place = message(kind, header, body.size(), true);
            body.writeTo(target);
            position += body.size();
            // The buffers go back when this ends: nothing may be left that still waits to be written.
            target.flush();
            return place;
        }
    }

    /** Writes prefix, metadata and padding; the body follows at a multiple of 64 bytes. */
    private Place message(byte kind, int header, long bodySize, boolean aligned) throws IOException {
        builder.finish(org.apache.arrow.flatbuf.Message.createMessage(builder, MetadataVersion.V5, kind, header,
                bodySize, 0));
        MemorySegment metadata = MemorySegment.ofBuffer(builder.dataBuffer());
        long start = position;
        long end = start + 8 + metadata.byteSize();
        long padded = aligned ? Body.padded(end) : end + 7 & -8;
        int size = Math.toIntExact(padded - start - 8);
        raw(prefix(size));
        raw(metadata);
        raw(MemorySegment.ofArray(new byte[(int) (padded - end)]));
        return new Place(start, size + 8, bodySize);
    }

    private int blocks(List<Place> places, boolean dictionaries) {
        if (dictionaries) {
            Footer.startDictionariesVector(builder, places.size());
        } else {
            Footer.startRecordBatchesVector(builder, places.size());
        }
        for (int i = places.size() - 1; i >= 0; i--) {
            Place place = places.get(i);
            Block.createBlock(builder, place.offset, place.metadata, place.body);
        }
        return builder.endVector();
    }
}
