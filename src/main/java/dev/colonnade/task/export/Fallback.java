package dev.colonnade.task.export;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.format.out.OutputFile;
import dev.colonnade.format.write.Form;
import dev.colonnade.format.write.WriteOptions;
import dev.colonnade.task.Work;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done where the dictionaries that an Arrow file is to have are made anew, and do not fit the memory: the file is
 * begun again with the values in place, and that is told.
 */
public final class Fallback {
    /** What the metrics say happened. */
    public static final String TOLD = "dictionaries did not fit the memory: their values were written in place";

    private Fallback() {
    }

    /** Writes the whole file in one way. */
    public interface Writing {
        /** @return how many rows there were */
        long write(WriteOptions options) throws IOException;
    }

    /** @param file what is written to, or null for what cannot be begun again */
    public static long write(WriteOptions options, @Nullable OutputFile file, Work work, Writing writing)
            throws IOException {
        List<Field> plain = options.declared().stream().map(Fallback::plain).toList();
        boolean arrow = options.form() == Form.ARROW_FILE || options.form() == Form.ARROW_STREAM;
        try {
            return writing.write(options);
        } catch (Fault e) {
            if (!arrow || e.kind() != Fault.Kind.OVER_BUDGET || plain.equals(options.declared()) || file == null
                    || !file.restart()) {
                throw e;
            }
        }
        work.metrics().event(TOLD);
        return writing.write(options.withDeclared(plain));
    }

    private static Field plain(Field field) {
        return new Field(field.name(), plain(field.type()), field.nullable(), field.metadata());
    }

    private static Type plain(Type type) {
        return switch (type) {
            case Type.Dictionary words -> words.values();
            case Type.Extension(String name, String metadata, Type storage) ->
                new Type.Extension(name, metadata, plain(storage));
            case Type.ListOf(Type.Layout layout, Field element) -> new Type.ListOf(layout, plain(element));
            case Type.FixedList(int size, Field element) -> new Type.FixedList(size, plain(element));
            case Type.MapOf(Field entries, boolean sorted) -> new Type.MapOf(plain(entries), sorted);
            case Type.Struct(List<Field> fields) -> new Type.Struct(fields.stream().map(Fallback::plain).toList());
            case Type.Null _,Type.Bool _,Type.Int _,Type.FloatingPoint _,Type.Decimal _,Type.Utf8 _,Type.Binary _,Type.FixedBinary _,Type.Date _,Type.Time _,Type.Timestamp _,Type.Duration _,Type.Interval _,Type.Union _,Type.RunEndEncoded _ ->
                type;
        };
    }
}
