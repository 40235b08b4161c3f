package dev.colonnade.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every string people read in the window, by key, from {@code texts.properties}. */
public final class Texts {
    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.colonnade.app.texts", Locale.ROOT);

    /** @throws java.util.MissingResourceException for a key that is not there; a test asks for every one */
    public String get(String key) {
        return bundle.getString(key);
    }

    /** A text with places {@code {0}}, {@code {1}} filled in; numbers are given as they are to be read. */
    public String get(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
