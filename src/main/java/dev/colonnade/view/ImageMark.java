package dev.colonnade.view;

import dev.colonnade.column.Layouts;
import java.lang.foreign.MemorySegment;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Tells images among binary values by their first bytes, and says what they are in a few words: {@code ▣ PNG 640 × 480,
 * 12.3 kB}. Looks at no more than 30 bytes; the size in pixels is told where those hold it.
 */
final class ImageMark {
    static final String MARK = "\u25A3 ";
    private static final int LEAST = 12;

    private ImageMark() {
    }

    /** @return null for what is no image */
    static @Nullable String of(MemorySegment value) {
        long size = value.byteSize();
        if (size < LEAST) {
            return null;
        }
        long head = big(value, 0);
        if (head == 0x89504E47L && big(value, 4) == 0x0D0A1A0AL) {
            return mark("PNG", size >= 24 ? big(value, 16) : 0, size >= 24 ? big(value, 20) : 0, size);
        }
        if (head >>> 8 == 0xFFD8FFL) {
            return mark("JPEG", 0, 0, size);
        }
        if (head == 0x47494638L && (at(value, 4) == '7' || at(value, 4) == '9') && at(value, 5) == 'a') {
            return mark("GIF", at(value, 6) | at(value, 7) << 8, at(value, 8) | at(value, 9) << 8, size);
        }
        if (head == 0x52494646L && big(value, 8) == 0x57454250L) {
            boolean extended = size >= 30 && big(value, 12) == 0x56503858L;
            return mark("WebP", extended ? 1 + little24(value, 24) : 0, extended ? 1 + little24(value, 27) : 0, size);
        }
        return null;
    }

    private static String mark(String kind, long width, long height, long size) {
        String pixels = width > 0 && height > 0 ? " " + width + " \u00D7 " + height : "";
        return MARK + kind + pixels + ", " + bytes(size);
    }

    private static String bytes(long size) {
        return size < 1_000
                ? size + " bytes"
                : size < 1_000_000
                        ? String.format(Locale.ROOT, "%.1f kB", size / 1e3)
                        : String.format(Locale.ROOT, "%.1f MB", size / 1e6);
    }

    private static long at(MemorySegment value, long index) {
        return Byte.toUnsignedLong(value.get(Layouts.BYTE, index));
    }

    private static long big(MemorySegment value, long index) {
        return at(value, index) << 24 | at(value, index + 1) << 16 | at(value, index + 2) << 8 | at(value, index + 3);
    }

    private static long little24(MemorySegment value, long index) {
        return at(value, index) | at(value, index + 1) << 8 | at(value, index + 2) << 16;
    }
}
