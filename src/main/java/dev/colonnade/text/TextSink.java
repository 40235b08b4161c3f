package dev.colonnade.text;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes of UTF-8 text, growing as they come. Not thread-safe.
 *
 * <p>A sink over a stream drains itself into it whenever a good deal has come together, so that a value far larger than
 * the heap passes through. A sink with a limit tells writers when to stop: past it, {@link #isFull}, they leave values
 * unfinished.
 */
public final class TextSink {
    /** Values longer than this are handed over in pieces. */
    static final int PIECE = 16 << 10;
    private static final int DRAIN = 256 << 10;

    private final @Nullable OutputStream stream;
    private final int limit;
    private final InvalidUtf8 invalidUtf8;
    private byte[] bytes;
    private int size;
    private byte @Nullable [] piece;

    private TextSink(@Nullable OutputStream stream, int limit, InvalidUtf8 invalidUtf8) {
        this.stream = stream;
        this.limit = limit;
        this.invalidUtf8 = invalidUtf8;
        this.bytes = new byte[stream == null ? 128 : DRAIN + 8 * PIECE];
    }

    /** Keeps everything in memory. */
    public static TextSink inMemory(InvalidUtf8 invalidUtf8) {
        return new TextSink(null, Integer.MAX_VALUE, invalidUtf8);
    }

    /** Passes everything on, by and by and at {@link #flush}; a failure of the stream comes out of any method. */
    public static TextSink over(OutputStream stream, InvalidUtf8 invalidUtf8) {
        return new TextSink(stream, Integer.MAX_VALUE, invalidUtf8);
    }

    /** Is full after {@code limit} bytes, give or take one small value. Malformed text is replaced. */
    public static TextSink limited(int limit) {
        return new TextSink(null, limit, InvalidUtf8.REPLACE);
    }

    InvalidUtf8 invalidUtf8() {
        return invalidUtf8;
    }

    boolean isFull() {
        return size >= limit;
    }

    /** How many of {@code wanted} bytes are of any use still: all of them, but for a limit. */
    long useful(long wanted) {
        return Math.min(wanted, Math.max(0, limit - size));
    }

    /** Bytes in memory: all, for a sink without a stream. */
    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    /** A buffer of {@link #PIECE} bytes for whoever writes a long value. */
    byte[] piece() {
        byte[] there = piece;
        if (there == null) {
            there = new byte[PIECE];
            piece = there;
        }
        return there;
    }

    /** Makes room for {@code count} more bytes. */
    private void room(int count) {
        if (count <= bytes.length - size) {
            return;
        }
        if (stream != null) {
            drain(stream);
        }
        if (count > bytes.length - size) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(size, count), (int) Math.min(bytes.length * 2L,
                    Integer.MAX_VALUE - 8)));
        }
    }

    public void put(char ascii) {
        room(1);
        bytes[size++] = (byte) ascii;
    }

    /** Text known to be ASCII. */
    public void ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    public void put(byte[] utf8, int from, int to) {
        room(to - from);
        System.arraycopy(utf8, from, bytes, size, to - from);
        size += to - from;
    }

    /** Any text as it is. */
    public void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(utf8, 0, utf8.length);
    }

    /** A number in decimal. */
    public void number(long value) {
        if (value < 0) {
            if (value == Long.MIN_VALUE) {
                ascii("-9223372036854775808");
                return;
            }
            put('-');
            value = -value;
        }
        digits(value, 1);
    }

    /** The same bits as a number without sign. */
    public void unsigned(long value) {
        if (value < 0) {
            ascii(Long.toUnsignedString(value));
        } else {
            digits(value, 1);
        }
    }

    /** A number that is not negative, with zeros before it up to {@code width} digits. */
    void digits(long value, int width) {
        int count = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            count++;
        }
        count = Math.max(count, width);
        room(count);
        size += count;
        long rest = value;
        for (int at = size - 1; at >= size - count; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    void zeros(int count) {
        for (int i = 0; i < count; i++) {
            put('0');
        }
    }

    /** Hands over what has come together, if there is a stream and it is worth the call. */
    public void drainIfLarge() {
        if (stream != null && size >= DRAIN) {
            drain(stream);
        }
    }

    /** Hands over everything, and flushes the stream. */
    public void flush() {
        if (stream != null) {
            drain(stream);
            try {
                stream.flush();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    private void drain(OutputStream stream) {
        try {
            stream.write(bytes, 0, size);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        size = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    /** What is in memory, as text. */
    @Override
    public String toString() {
        return new String(bytes, 0, size, StandardCharsets.UTF_8);
    }
}
