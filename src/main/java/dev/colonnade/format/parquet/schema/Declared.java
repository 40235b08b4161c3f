package dev.colonnade.format.parquet.schema;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.column.Type.Layout;
import dev.colonnade.column.Type.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How columns were laid out before they were Parquet's, as far as what Parquet holds can be laid out so again: large and
 * view layouts, dictionaries, lists of one size, seconds, milliseconds of days, wide decimals, names of elements. What
 * does not fit what was read stays as it was read.
 */
final class Declared {
    /** Dictionaries are numbered as they come: a number that two of them had would make one of them. */
    private long dictionaries;

    /** A field that has its name from both. */
    Field named(@Nullable Field hint, Field read) {
        return hint != null && hint.name().equals(read.name()) ? field(hint, read) : read;
    }

    /** What Parquet requires to be there may be declared without that, never the other way round. */
    private Field field(Field hint, Field read) {
        return new Field(hint.name(), type(hint.type(), read.type()), read.nullable() || hint.nullable(),
                read.metadata());
    }

    private Type type(Type hint, Type read) {
        if (read instanceof Type.Extension named) {
            Type storage = hint instanceof Type.Extension same ? same.storage() : hint;
            return new Type.Extension(named.name(), named.metadata(), type(storage, named.storage()));
        }
        return switch (hint) {
            case Type.Dictionary words when isWord(words.values().storageType(), read) ->
                new Type.Dictionary(dictionaries++, words.index(),
                        words.ordered(), type(words.values(), read));
            case Type.Dictionary words -> type(words.values(), read);
            case Type.RunEndEncoded runs -> type(runs.values().type(), read);
            case Type.Utf8 text when read instanceof Type.Utf8 -> text;
            case Type.Binary bytes when read instanceof Type.Binary -> bytes;
            case Type.Decimal wide when read instanceof Type.Decimal(int bits, int precision, int scale)
                    && wide.bits() >= bits && wide.precision() == precision && wide.scale() == scale ->
                wide;
            case Type.Date date when read instanceof Type.Date -> date;
            case Type.Time time when time.unit() == Unit.SECOND && read.equals(new Type.Time(Unit.MILLI)) -> time;
            case Type.Timestamp seconds when seconds.unit() == Unit.SECOND
                    && read instanceof Type.Timestamp(Unit unit, String zone) && unit == Unit.MILLI ->
                new Type.Timestamp(Unit.SECOND, zone);
            case Type.ListOf(Layout layout, Field element) when read instanceof Type.ListOf list ->
                new Type.ListOf(layout, field(element, list.element()));
            case Type.FixedList(int size, Field element) when read instanceof Type.ListOf list ->
                new Type.FixedList(size, field(element, list.element()));
            case Type.MapOf map when read instanceof Type.MapOf same -> map(map, same);
            case Type.Struct(List<Field> fields) when read instanceof Type.Struct struct -> struct(fields, struct);
            case Type.Extension named -> type(named.storage(), read);
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.FixedBinary _,Type.Duration _,Type.Interval _,Type.Union _,Type.Utf8 _,Type.Binary _,Type.Decimal _,Type.Date _,Type.Time _,Type.Timestamp _,Type.ListOf _,Type.FixedList _,Type.MapOf _,Type.Struct _ ->
                read;
        };
    }

    /** What dictionaries are made of again: values that are one run of bytes each, of the kind that is said. */
    private static boolean isWord(Type hint, Type read) {
        return switch (read) {
            case Type.Bool _,Type.Int _,Type.FloatingPoint _ -> hint.equals(read);
            case Type.FixedBinary(int width) -> width > 0 && hint.equals(read);
            case Type.Decimal(int _, int precision, int scale) ->
                hint instanceof Type.Decimal said && said.precision() == precision && said.scale() == scale;
            case Type.Utf8 _ -> hint instanceof Type.Utf8;
            case Type.Binary _ -> hint instanceof Type.Binary;
            case Type.Date _ -> hint instanceof Type.Date;
            case Type.Time _ -> hint instanceof Type.Time;
            case Type.Timestamp _ -> hint instanceof Type.Timestamp;
            case Type.Duration _ -> hint instanceof Type.Duration;
            case Type.Null _,Type.Interval _,Type.ListOf _,Type.FixedList _,Type.Struct _,Type.MapOf _,Type.Union _,Type.RunEndEncoded _,Type.Dictionary _,Type.Extension _ ->
                false;
        };
    }

    private Type map(Type.MapOf hint, Type.MapOf read) {
        if (hint.entries().type() instanceof Type.Struct(List<Field> pair) && pair.size() == 2
                && read.entries().type() instanceof Type.Struct(List<Field> there) && there.size() == 2) {
            Type entries = new Type.Struct(
                    List.of(field(pair.get(0), there.get(0)), field(pair.get(1), there.get(1))));
            return new Type.MapOf(new Field(hint.entries().name(), entries, hint.entries().nullable(),
                    read.entries().metadata()), read.keysSorted());
        }
        return read;
    }

    private Type struct(List<Field> hints, Type.Struct read) {
        if (hints.size() != read.fields().size()) {
            return read;
        }
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < hints.size(); i++) {
            fields.add(named(hints.get(i), read.fields().get(i)));
        }
        return new Type.Struct(fields);
    }
}
