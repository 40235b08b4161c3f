package dev.colonnade.view;

import dev.colonnade.column.Type;
import org.jspecify.annotations.Nullable;

/** Which formats mean anything for a type, and what they do to a number. */
public final class Formats {
    private Formats() {
    }

    /** Whether {@link CellFormat#grouped} changes anything. */
    public static boolean isNumber(Type type) {
        return switch (type.storageType()) {
            case Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Duration _ -> true;
            case Type.Null _,Type.Bool _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _,Type.Extension _ ->
                false;
        };
    }

    /** Whether values are moments in time, which look different in every time zone. */
    public static boolean hasMoments(Type type) {
        return type.storageType() instanceof Type.Timestamp timestamp && timestamp.zone() != null;
    }

    /** Whether values are long and of many words, so that they may go on over a few lines. */
    public static boolean wraps(Type type) {
        return switch (type) {
            case Type.Utf8 _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _ -> true;
            case Type.Dictionary dictionary -> wraps(dictionary.values());
            case Type.RunEndEncoded runs -> wraps(runs.values().type());
            case Type.Extension extension -> wraps(extension.storage());
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _,Type.Interval _ ->
                false;
        };
    }

    static boolean isBinary(Type type) {
        return type instanceof Type.Binary;
    }

    /** The type that writes values as they are stored, of the same layout; null where there is no difference. */
    public static @Nullable Type stored(Type type) {
        if (type instanceof Type.Extension extension) {
            Type below = stored(extension.storageType());
            return below == null ? extension.storageType() : below;
        }
        return switch (type) {
            case Type.Decimal decimal -> decimal.scale() == 0
                    ? null
                    : new Type.Decimal(decimal.bits(), decimal.precision(), 0);
            case Type.Date date -> new Type.Int(date.millis() ? 64 : 32, true);
            case Type.Time time -> new Type.Int(time.bits(), true);
            case Type.Timestamp _ -> new Type.Int(64, true);
            // Where images are told by a mark, their bytes are what is stored.
            case Type.Binary binary -> binary;
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Utf8 _,Type.FixedBinary _,Type.Duration _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _,Type.Extension _ ->
                null;
        };
    }

    /** {@code -1234567.25} as {@code -1,234,567.25}; what is no plain number stays as it is. */
    public static String grouped(String number) {
        int start = number.startsWith("-") ? 1 : 0;
        int end = start;
        while (end < number.length() && number.charAt(end) >= '0' && number.charAt(end) <= '9') {
            end++;
        }
        if (end - start <= 3) {
            return number;
        }
        StringBuilder text = new StringBuilder(number.length() + (end - start) / 3).append(number, 0, start);
        for (int i = start; i < end; i++) {
            if (i > start && (end - i) % 3 == 0) {
                text.append(',');
            }
            text.append(number.charAt(i));
        }
        return text.append(number, end, number.length()).toString();
    }
}
