package dev.colonnade.app.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Every string people read in the window, by key, from {@code texts.properties}. */
public final class Texts {
    private static final Pattern COUNTED = Pattern.compile("\\{(\\d):([^|{}]*)\\|([^|{}]*)}");

    private final ResourceBundle bundle = ResourceBundle.getBundle("dev.colonnade.app.texts", Locale.ROOT);

    /** @throws java.util.MissingResourceException for a key that is not there; a test asks for every one */
    public String get(String key) {
        return bundle.getString(key);
    }

    /**
     * A text with places {@code {0}}, {@code {1}} filled in; numbers are given as they are to be read. Of
     * <code>{0:row|rows}</code> the first word stands where the value is 1, the second where it is not.
     */
    public String get(String key, Object... values) {
        String counted = COUNTED.matcher(bundle.getString(key)).replaceAll(place -> Matcher.quoteReplacement(
                place.group("1".equals(String.valueOf(values[Integer.parseInt(place.group(1))])) ? 2 : 3)));
        return new MessageFormat(counted, Locale.ROOT).format(values);
    }
}
