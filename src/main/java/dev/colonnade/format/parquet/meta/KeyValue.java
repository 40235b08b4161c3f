package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;

/** One entry of a file's or chunk's own metadata; the value may be missing and is then empty. */
public record KeyValue(String key, String value) {
    static KeyValue read(CompactReader in) {
        String key = "";
        String value = "";
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> key = in.readString();
                case 2 -> value = in.readString();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new KeyValue(key, value);
    }
}
