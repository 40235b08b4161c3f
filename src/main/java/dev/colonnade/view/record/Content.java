package dev.colonnade.view.record;

import dev.colonnade.base.Fault;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What there is of a value, bounded in size whatever the value is. */
public sealed interface Content {
    /** There is no value. */
    record Missing() implements Content {}

    /**
     * A value written down.
     *
     * @param text no more of it than was asked for
     * @param size bytes of the whole where that is known, else -1
     * @param cut whether more follows
     * @param json whether it is JSON, laid out over lines
     */
    record Text(String text, long size, boolean cut, boolean json) implements Content {}

    /** Something that opens up: {@code brief} is its beginning in a line, {@code children} how many parts it has. */
    record Nested(String brief, long children) implements Content {}

    /**
     * Not read yet, or not readable.
     *
     * @param kind of what went wrong; null while the value is on its way
     * @param why in the words of whoever reads files
     */
    record Unread(Fault.@Nullable Kind kind, String why) implements Content {
        /** On its way. */
        public static final Unread YET = new Unread(null, "");

        public static Unread of(Fault fault) {
            return new Unread(fault.kind(), String.valueOf(fault.getMessage()));
        }
    }

    /** Bytes: the first of them, how many there are in all, and what they seem to be. Not changed after it was made. */
    final class Bytes implements Content {
        private final byte[] head;
        private final long size;
        private final PictureKind picture;

        Bytes(byte[] head, long size) {
            this.head = head;
            this.size = size;
            this.picture = PictureKind.of(head);
        }

        /** A copy of the first bytes. */
        public byte[] head() {
            return head.clone();
        }

        /** Of the whole value. */
        public long size() {
            return size;
        }

        public PictureKind picture() {
            return picture;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes bytes && size == bytes.size && Arrays.equals(head, bytes.head);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(head);
        }
    }
}
