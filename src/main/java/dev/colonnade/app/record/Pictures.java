package dev.colonnade.app.record;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import javafx.scene.image.Image;

/**
 * Pictures out of cells, decoded no larger than they are shown. What a header claims is looked at first: a few bytes can
 * ask for more pixels than there is memory.
 */
record Pictures(double width, double height) {
    private static final long MOST_PIXELS = 40_000_000;
    private static final int GIF_SIZE_AT = 6;
    private static final int PNG_SIZE_AT = 16;

    /** Not on the thread that paints. @return nothing for what is no picture, or too large a one */
    Optional<Image> decode(byte[] bytes) {
        long pixels = pixels(ByteBuffer.wrap(bytes));
        if (pixels <= 0 || pixels > MOST_PIXELS) {
            return Optional.empty();
        }
        Image image = new Image(new ByteArrayInputStream(bytes), Math.max(64, width), height, true, true);
        return image.isError() ? Optional.empty() : Optional.of(image);
    }

    private static long pixels(ByteBuffer bytes) {
        if (bytes.limit() < PNG_SIZE_AT + 8) {
            return -1;
        }
        return switch (bytes.get(0)) {
            case (byte) 0x89 -> (long) bytes.getInt(PNG_SIZE_AT) * bytes.getInt(PNG_SIZE_AT + 4);
            case 'G' -> (long) Short.toUnsignedInt(Short.reverseBytes(bytes.getShort(GIF_SIZE_AT)))
                    * Short.toUnsignedInt(Short.reverseBytes(bytes.getShort(GIF_SIZE_AT + 2)));
            default -> jpeg(bytes);
        };
    }

    /** The size stands in the frame header, behind segments that say how long they are. */
    private static long jpeg(ByteBuffer bytes) {
        int at = 2;
        while (at + 9 < bytes.limit() && bytes.get(at) == (byte) 0xFF) {
            int marker = bytes.get(at + 1) & 0xFF;
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                return (long) Short.toUnsignedInt(bytes.getShort(at + 5)) * Short.toUnsignedInt(bytes.getShort(at + 7));
            }
            at += 2 + Short.toUnsignedInt(bytes.getShort(at + 2));
        }
        return -1;
    }
}
