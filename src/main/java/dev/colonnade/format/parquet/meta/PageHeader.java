package dev.colonnade.format.parquet.meta;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a page. Sizes and counts are not negative; more is not known of them.
 *
 * @param length bytes of the header itself
 * @param uncompressedSize of the page after decompression, in version 2 with the levels
 * @param compressedSize bytes of the page in the file, behind the header
 * @param crc of those bytes, or null
 * @param nulls null where the header does not say, as is {@code rows}
 * @param definitionBytes of version 2; as {@code repetitionBytes}
 */
public record PageHeader(Kind kind, int length, int uncompressedSize, int compressedSize, @Nullable Integer crc,
        int values, int encoding, int definitionEncoding, int repetitionEncoding, @Nullable Integer nulls,
        @Nullable Integer rows, int definitionBytes, int repetitionBytes, boolean compressed,
        @Nullable Statistics statistics) {
    public enum Kind {
        DATA, INDEX, DICTIONARY, DATA_V2, OTHER;

        public boolean isData() {
            return this == DATA || this == DATA_V2;
        }
    }

    /** Reads the header at the first byte. */
    public static PageHeader read(MemorySegment bytes) {
        return CompactReader.parse(bytes, "page header", in -> new Reader().read(in));
    }

    private static final class Reader {
        private int kind = -1;
        private int uncompressed = -1;
        private int compressedSize = -1;
        private @Nullable Integer crc;
        private int values = -1;
        private int encoding;
        private int definitionEncoding = 3;
        private int repetitionEncoding = 3;
        private @Nullable Integer nulls;
        private @Nullable Integer rows;
        private int definitionBytes;
        private int repetitionBytes;
        private boolean compressed = true;
        private @Nullable Statistics statistics;

        PageHeader read(CompactReader in) {
            int outer = in.enter();
            while (in.field()) {
                switch (in.id()) {
                    case 1 -> kind = in.readInt();
                    case 2 -> uncompressed = in.readInt();
                    case 3 -> compressedSize = in.readInt();
                    case 4 -> crc = in.readInt();
                    case 5 -> readData(in);
                    case 7 -> readDictionary(in);
                    case 8 -> readV2(in);
                    default -> in.skip();
                }
            }
            in.leave(outer);
            Kind known = switch (kind) {
                case 0 -> Kind.DATA;
                case 1 -> Kind.INDEX;
                case 2 -> Kind.DICTIONARY;
                case 3 -> Kind.DATA_V2;
                default -> Kind.OTHER;
            };
            boolean counted = known == Kind.INDEX || known == Kind.OTHER || values >= 0;
            if (kind < 0 || uncompressed < 0 || compressedSize < 0 || !counted || definitionBytes < 0
                    || repetitionBytes < 0 || rows != null && rows < 0) {
                throw Fault.damaged(null, "lacks a size or a count, or one of them is negative");
            }
            return new PageHeader(known, (int) in.position(), uncompressed, compressedSize, crc, values, encoding,
                    definitionEncoding, repetitionEncoding, nulls, rows, definitionBytes, repetitionBytes, compressed,
                    statistics);
        }

        private void readData(CompactReader in) {
            int outer = in.enter();
            while (in.field()) {
                switch (in.id()) {
                    case 1 -> values = in.readInt();
                    case 2 -> encoding = in.readInt();
                    case 3 -> definitionEncoding = in.readInt();
                    case 4 -> repetitionEncoding = in.readInt();
                    case 5 -> statistics = Statistics.read(in);
                    default -> in.skip();
                }
            }
            in.leave(outer);
        }

        private void readDictionary(CompactReader in) {
            int outer = in.enter();
            while (in.field()) {
                switch (in.id()) {
                    case 1 -> values = in.readInt();
                    case 2 -> encoding = in.readInt();
                    default -> in.skip();
                }
            }
            in.leave(outer);
        }

        private void readV2(CompactReader in) {
            int outer = in.enter();
            while (in.field()) {
                switch (in.id()) {
                    case 1 -> values = in.readInt();
                    case 2 -> nulls = in.readInt();
                    case 3 -> rows = in.readInt();
                    case 4 -> encoding = in.readInt();
                    case 5 -> definitionBytes = in.readInt();
                    case 6 -> repetitionBytes = in.readInt();
                    case 7 -> compressed = in.readBoolean();
                    case 8 -> statistics = Statistics.read(in);
                    default -> in.skip();
                }
            }
            in.leave(outer);
        }
    }
}
