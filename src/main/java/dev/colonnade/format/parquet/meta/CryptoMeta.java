package dev.colonnade.format.parquet.meta;

import dev.colonnade.base.Fault;
import dev.colonnade.format.parquet.thrift.CompactReader;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * Parquet's {@code FileCryptoMetaData}: what stands before an encrypted footer.
 *
 * @param length bytes of the structure: the footer begins behind them
 */
public record CryptoMeta(Algorithm algorithm, byte @Nullable [] keyMetadata, int length) {
    public static CryptoMeta read(MemorySegment bytes) {
        return CompactReader.parse(bytes, "encryption metadata", CryptoMeta::read);
    }

    private static CryptoMeta read(CompactReader in) {
        Algorithm algorithm = null;
        byte[] keyMetadata = null;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> algorithm = Algorithm.read(in);
                case 2 -> keyMetadata = in.readByteArray();
                default -> in.skip();
            }
        }
        in.leave(outer);
        if (algorithm == null) {
            throw Fault.unsupported(null, "the file is encrypted in a way that is not known");
        }
        return new CryptoMeta(algorithm, keyMetadata, (int) in.position());
    }
}
