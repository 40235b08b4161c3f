package dev.colonnade.view.record;

/** Pictures told by their first bytes. */
public enum PictureKind {
    NONE, PNG, JPEG, GIF;

    private static final int[] PNG_MAGIC = {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final int[] JPEG_MAGIC = {0xFF, 0xD8, 0xFF};
    private static final int[] GIF_MAGIC = {'G', 'I', 'F', '8'};

    public static PictureKind of(byte[] head) {
        if (begins(head, PNG_MAGIC)) {
            return PNG;
        }
        if (begins(head, JPEG_MAGIC)) {
            return JPEG;
        }
        return begins(head, GIF_MAGIC) ? GIF : NONE;
    }

    private static boolean begins(byte[] head, int[] magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= head.length || (head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
