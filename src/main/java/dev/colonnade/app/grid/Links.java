package dev.colonnade.app.grid;

/** Which values are addresses that a browser or a file manager opens. */
final class Links {
    private static final int LONGEST_SCHEME = 8;

    private Links() {
    }

    /** Looks at no more than its beginning, and that there is no space in what is shown of it. */
    static boolean isLink(String text) {
        if (text.length() <= LONGEST_SCHEME || text.charAt(0) != 'h' && text.charAt(0) != 'f') {
            return false;
        }
        return (text.startsWith("https://") || text.startsWith("http://") || text.startsWith("file:/"))
                && text.indexOf(' ') < 0;
    }
}
