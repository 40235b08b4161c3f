package dev.colonnade.app.grid;

import dev.colonnade.column.Type;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.fluentui.FluentUiRegularMZ;

/**
 * How a type is shown.
 *
 * @param numeric set flush right, so that digits of the same weight stand under each other
 * @param characters how wide a column is before its values are seen, in digits
 * @param least how narrow it may become when they are: numbers of many lengths should not be cut further down
 */
public record TypeLook(Ikon icon, boolean numeric, int characters, int least) {
    private static final TypeLook TEXT = left(FluentUiRegularMZ.TEXT_FONT_20, 16);

    public static TypeLook of(Type type) {
        return switch (type) {
            case Type.Null _ -> left(FluentUiRegularAL.DOCUMENT_NONE_20, 6);
            case Type.Bool _ -> left(FluentUiRegularAL.CHECKBOX_CHECKED_20, 7);
            case Type.Int integer -> right(FluentUiRegularMZ.NUMBER_SYMBOL_20, Math.max(6, integer.bits() / 5));
            case Type.FloatingPoint number ->
                new TypeLook(FluentUiRegularMZ.NUMBER_SYMBOL_20, true, 6 + number.bits() / 8,
                        number.bits() / 8 + 6);
            case Type.Decimal decimal ->
                right(FluentUiRegularMZ.NUMBER_SYMBOL_20, Math.clamp(decimal.precision(), 8, 24));
            case Type.Utf8 _ -> TEXT;
            case Type.Binary _ -> left(FluentUiRegularAL.CODE_20, 18);
            case Type.FixedBinary binary -> left(FluentUiRegularAL.CODE_20, Math.clamp(2L * binary.width(), 8, 34));
            case Type.Date _ -> left(FluentUiRegularAL.CALENDAR_MONTH_20, 11);
            case Type.Time time -> left(FluentUiRegularAL.CLOCK_20, 9 + time.unit().digits);
            case Type.Timestamp timestamp -> left(FluentUiRegularAL.CALENDAR_CLOCK_20, 20 + timestamp.unit().digits);
            case Type.Duration _ -> right(FluentUiRegularMZ.TIMER_20, 14);
            case Type.Interval _ -> left(FluentUiRegularMZ.TIMER_20, 18);
            case Type.ListOf _ -> left(FluentUiRegularAL.LIST_20, 24);
            case Type.FixedList _ -> left(FluentUiRegularAL.LIST_20, 24);
            case Type.Struct _ -> left(FluentUiRegularMZ.TEXT_BULLET_LIST_TREE_20, 28);
            case Type.MapOf _ -> left(FluentUiRegularAL.KEY_MULTIPLE_20, 28);
            case Type.Union _ -> left(FluentUiRegularAL.LAYER_20, 16);
            case Type.RunEndEncoded encoded -> of(encoded.values().type());
            case Type.Dictionary dictionary -> of(dictionary.values());
            case Type.Extension extension -> extension(extension);
        };
    }

    private static TypeLook extension(Type.Extension extension) {
        return switch (extension.name()) {
            case "arrow.uuid" -> left(FluentUiRegularMZ.TAG_20, 38);
            case "arrow.bool8" -> of(new Type.Bool());
            case "arrow.json" -> left(FluentUiRegularMZ.TEXT_BULLET_LIST_TREE_20, 28);
            default -> of(extension.storage());
        };
    }

    private static TypeLook left(Ikon icon, int characters) {
        return new TypeLook(icon, false, characters, 0);
    }

    private static TypeLook right(Ikon icon, int characters) {
        return new TypeLook(icon, true, characters, 0);
    }
}
