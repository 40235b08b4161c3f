package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import org.jspecify.annotations.Nullable;

/**
 * How an encrypted file is encrypted.
 *
 * @param ctr pages by AES-CTR instead of AES-GCM
 * @param supplyPrefix whether the reader must know the prefix, which is then not stored
 */
public record Algorithm(boolean ctr, byte @Nullable [] aadPrefix, byte[] aadFileUnique, boolean supplyPrefix) {
    static @Nullable Algorithm read(CompactReader in) {
        Algorithm algorithm = null;
        int outer = in.enter();
        while (in.field()) {
            if (in.id() == 1 || in.id() == 2) {
                algorithm = readOne(in, in.id() == 2);
            } else {
                in.skip();
            }
        }
        in.leave(outer);
        return algorithm;
    }

    private static Algorithm readOne(CompactReader in, boolean ctr) {
        byte[] prefix = null;
        byte[] unique = {};
        boolean supply = false;
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> prefix = in.readByteArray();
                case 2 -> unique = in.readByteArray();
                case 3 -> supply = in.readBoolean();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new Algorithm(ctr, prefix, unique, supply);
    }
}
