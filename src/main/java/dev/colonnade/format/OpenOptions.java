package dev.colonnade.format;

/**
 * What may be asked of a format when a file is opened.
 *
 * @param keys to what is encrypted
 * @param verifyChecksums whether checksums of what is read are compared, where the format has any
 */
public record OpenOptions(Keys keys, boolean verifyChecksums) {
    public static final OpenOptions DEFAULT = new OpenOptions(Keys.NONE, false);
}
