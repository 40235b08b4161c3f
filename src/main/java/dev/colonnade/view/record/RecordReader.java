package dev.colonnade.view.record;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.RowRange;
import dev.colonnade.column.BytesColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.Type;
import dev.colonnade.format.Batch;
import dev.colonnade.memory.Lease;
import dev.colonnade.text.CellText;
import dev.colonnade.view.CellFormat;
import dev.colonnade.view.CellFormats;
import dev.colonnade.view.ShownText;
import dev.colonnade.view.TableView;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads a row of a view in parts. Takes time; not for a thread that paints. What is given back is text of a bounded
 * length, whatever the values are.
 */
public final class RecordReader {
    /** The most characters, or bytes, of a value read in full to be carried elsewhere. */
    public static final int WHOLE = 16_000_000;
    private static final int HEAD = 512;
    private static final int BRIEF = 120;

    private final TableView view;
    private final CellFormats formats;
    private final int limit;

    /**
     * @param formats how the table's columns are written
     * @param limit the most characters of a value that are shown
     */
    public RecordReader(TableView view, CellFormats formats, int limit) {
        this.view = view;
        this.formats = formats;
        this.limit = limit;
    }

    /** A column without its value: as long as it has not been read, or where it cannot be. */
    public static Part unread(TableView view, int column, Content.Unread why) {
        var field = view.field(column);
        return new Part(field.name(), Spot.quoted(field.name()), field.type(), column, Steps.NONE,
                why);
    }

    /**
     * The values of some columns. One that cannot be read does not take the others with it.
     *
     * @param row of the view
     * @param from the first column of the view
     * @throws Fault if the file has changed, or the work was cancelled
     */
    public List<Part> columns(long row, int from, int to, Cancellation cancellation) {
        int[] columns = new int[to - from];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = from + i;
        }
        try {
            return read(row, columns, cancellation, batch -> {
                List<Part> parts = new ArrayList<>();
                for (int i = 0; i < columns.length; i++) {
                    var field = view.field(columns[i]);
                    parts.add(part(field.name(), Spot.quoted(field.name()), columns[i], Steps.NONE,
                            new Spot(batch.column(i), 0), format(columns[i])));
                }
                return parts;
            });
        } catch (Fault e) {
            if (e.kind() == Fault.Kind.CANCELLED || e.kind() == Fault.Kind.CHANGED) {
                throw e;
            }
            if (columns.length == 1) {
                return List.of(unread(view, from, Content.Unread.of(e)));
            }
        }
        List<Part> parts = new ArrayList<>();
        for (int column : columns) {
            parts.addAll(columns(row, column, column + 1, cancellation));
        }
        return parts;
    }

    /** Some parts of a value. @param from the first of them, counted from zero */
    public List<Part> children(long row, Part of, long from, int most, Cancellation cancellation) {
        return at(row, of, cancellation, spot -> {
            List<Part> parts = new ArrayList<>();
            int end = (int) Math.min(spot.children(), from + most);
            for (int i = (int) from; i < end; i++) {
                parts.add(part(spot.childName(i), spot.childPath(of.path(), i), of.column(), of.steps().to(i),
                        spot.child(i), CellFormat.USUAL));
            }
            return parts;
        });
    }

    private CellFormat format(int column) {
        return formats.of(view.sourceColumn(column));
    }

    /**
     * A value in full, as copies have it: text as it is, anything else as in a cell, without what only serves the eye.
     *
     * @throws Fault of kind {@code OVER_BUDGET} if it is longer than {@link #WHOLE}
     */
    public String whole(long row, Part part, Cancellation cancellation) {
        CellFormat format = part.steps().equals(Steps.NONE) ? format(part.column()) : CellFormat.USUAL;
        return at(row, part, cancellation, spot -> {
            String text = spot.isNull()
                    ? ""
                    : ShownText.of(spot.column(), spot.row(), format.withGrouped(false), WHOLE);
            if (text.length() > WHOLE) {
                throw Fault.of(Fault.Kind.OVER_BUDGET, "the value has more than " + WHOLE + " characters")
                        .advise("write it to a file: colonnade cat FILE -o OUT");
            }
            return text;
        });
    }

    /** The bytes of a value that is bytes, at most so many; empty for any other. */
    public byte[] bytes(long row, Part part, int most, Cancellation cancellation) {
        return at(row, part, cancellation, spot -> head(spot, most));
    }

    private static byte[] head(Spot spot, int most) {
        MemorySegment bytes = bytes(spot);
        return bytes == null
                ? new byte[0]
                : bytes.asSlice(0, Math.min(bytes.byteSize(), most)).toArray(ValueLayout.JAVA_BYTE);
    }

    private <T> T at(long row, Part part, Cancellation cancellation, Function<Spot, T> use) {
        return read(row, new int[]{part.column()}, cancellation,
                batch -> use.apply(new Spot(batch.column(0), 0).at(part.steps())));
    }

    private <T> T read(long row, int[] columns, Cancellation cancellation, Function<Batch, T> use) {
        int[] source = new int[columns.length];
        for (int i = 0; i < columns.length; i++) {
            source[i] = view.sourceColumn(columns[i]);
        }
        long stored;
        try (Lease _ = view.order().lease()) {
            stored = view.order().sourceRow(row);
        }
        try (Batch batch = view.table().read(RowRange.of(stored, stored + 1), source, cancellation)) {
            T read = use.apply(batch);
            // What was read came out of a map: it counts only if the file is still what was opened.
            view.table().check();
            return read;
        } catch (InternalError e) {
            throw view.table().explain(e);
        } catch (OutOfMemoryError e) {
            throw Fault.of(Fault.Kind.OVER_BUDGET, "too little memory to show this row")
                    .advise("close other tables, or give more with --memory").because(e);
        } catch (Fault e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw Fault.damaged("row " + stored, "cannot be shown: " + e).because(e);
        }
    }

    private Part part(String name, String path, int column, Steps steps, Spot spot, CellFormat format) {
        return new Part(name, path, spot.column().type(), column, steps, content(spot, format));
    }

    private Content content(Spot outer, CellFormat format) {
        Spot spot = outer.behind();
        if (spot.isNull()) {
            return new Content.Missing();
        }
        int children = spot.children();
        if (children >= 0) {
            return new Content.Nested(CellText.of(spot.column(), spot.row(), BRIEF), children);
        }
        MemorySegment bytes = bytes(spot);
        if (bytes != null) {
            return new Content.Bytes(head(spot, HEAD), bytes.byteSize());
        }
        // The outer column has the type that says how to write the value down.
        String text = ShownText.of(outer.column(), outer.row(), format, limit);
        boolean cut = text.length() > limit;
        String pretty = cut || format.raw() || !mayBeJson(spot.column()) ? null : PrettyJson.of(text);
        long size = spot.column() instanceof BytesColumn column ? column.size(spot.row()) : -1;
        return new Content.Text(pretty == null ? text : pretty, size, cut, pretty != null);
    }

    private static boolean mayBeJson(Column column) {
        return column instanceof BytesColumn || column.type() instanceof Type.Extension;
    }

    /** The value's bytes if nothing better is known of it than that it is bytes. */
    private static @Nullable MemorySegment bytes(Spot spot) {
        if (spot.isNull()) {
            return null;
        }
        Type type = spot.column().type();
        boolean known = type instanceof Type.Extension extension
                && (extension.name().equals("arrow.uuid") || extension.name().equals("parquet.int96"));
        if (type.storageType() instanceof Type.Binary && spot.column() instanceof BytesColumn column) {
            return column.value(spot.row());
        }
        return !known && type.storageType() instanceof Type.FixedBinary && spot.column() instanceof FixedColumn fixed
                ? fixed.value(spot.row())
                : null;
    }
}
