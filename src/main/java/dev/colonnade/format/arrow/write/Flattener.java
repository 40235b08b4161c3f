package dev.colonnade.format.arrow.write;

import dev.colonnade.base.Fault;
import dev.colonnade.column.Bits;
import dev.colonnade.column.BoolColumn;
import dev.colonnade.column.Column;
import dev.colonnade.column.DictionaryColumn;
import dev.colonnade.column.FixedColumn;
import dev.colonnade.column.FixedListColumn;
import dev.colonnade.column.ListColumn;
import dev.colonnade.column.NullColumn;
import dev.colonnade.column.PrefixedBytesColumn;
import dev.colonnade.column.RunEndColumn;
import dev.colonnade.column.StructColumn;
import dev.colonnade.column.UnionColumn;
import dev.colonnade.column.VarBytesColumn;
import dev.colonnade.column.ViewBytesColumn;
import java.lang.foreign.MemorySegment;

/**
 * Lays columns out as the nodes and buffers of a message, depth first, as "Recursion and pre-order traversal" of the
 * format asks. Buffers of unsliced columns are taken as they are.
 */
final class Flattener {
    private final Body body;
    private final Scratch scratch;

    Flattener(Body body, Scratch scratch) {
        this.body = body;
        this.scratch = scratch;
    }

    void add(Column column) {
        switch (column) {
            case NullColumn nothing -> body.node(nothing.length(), nothing.length());
            case BoolColumn bool -> {
                head(bool.length(), bool.validity());
                body.buffer(Rebuild.bits(bool.values(), bool.length(), scratch));
            }
            case FixedColumn fixed -> {
                head(fixed.length(), fixed.validity());
                body.buffer(fixed.data());
            }
            case VarBytesColumn bytes -> {
                head(bytes.length(), bytes.validity());
                Offsets offsets = Offsets.of(bytes.offsets(), bytes.large(), bytes.length());
                body.buffer(offsets.rebased(scratch));
                body.buffer(offsets.cut(bytes.data()));
            }
            case ViewBytesColumn views -> views(views);
            case PrefixedBytesColumn encoded -> throw PrefixedBytesColumn.unexpected();
            case ListColumn list -> list(list);
            case FixedListColumn list -> {
                head(list.length(), list.validity());
                add(list.elements());
            }
            case StructColumn struct -> {
                head(struct.length(), struct.validity());
                struct.children().forEach(this::add);
            }
            case UnionColumn union -> union(union);
            case RunEndColumn runs -> {
                RunEndColumn whole = Rebuild.runs(runs, scratch);
                body.node(whole.length(), 0);
                add(whole.runEnds());
                add(whole.values());
            }
            case DictionaryColumn words -> add(words.indices());
        }
    }

    /** The node of a column and its validity, which is left out where there are no nulls. */
    private void head(int length, Bits validity) {
        int nulls = length - validity.count(length);
        body.node(length, nulls);
        if (nulls == 0) {
            body.noBuffer();
        } else {
            body.buffer(Rebuild.bits(validity, length, scratch));
        }
    }

    private void views(ViewBytesColumn column) {
        ViewBytesColumn views = Rebuild.views(column, scratch);
        head(views.length(), views.validity());
        body.buffer(views.views());
        body.variadic(views.buffers().size());
        views.buffers().forEach(body::buffer);
    }

    private void list(ListColumn column) {
        head(column.length(), column.validity());
        if (column.sizes() != null) {
            ListColumn views = Rebuild.listViews(column, scratch);
            MemorySegment sizes = java.util.Objects.requireNonNull(views.sizes());
            long width = views.large() ? 8 : 4;
            body.buffer(views.offsets().asSlice(0, views.length() * width));
            body.buffer(sizes.asSlice(0, views.length() * width));
            add(views.elements());
            return;
        }
        Offsets offsets = Offsets.of(column.offsets(), column.large(), column.length());
        body.buffer(offsets.rebased(scratch));
        add(offsets.cut(column.elements(), column.base()));
    }

    private void union(UnionColumn column) {
        if (column.validity().count(column.length()) < column.length()) {
            throw Fault.unsupported(null, "a union with nulls of its own, which only metadata version 4 had,"
                    + " cannot be written");
        }
        UnionColumn union = column.offsets() == null ? column : Rebuild.denseUnion(column, scratch);
        body.node(union.length(), 0);
        body.buffer(union.typeIds().asSlice(0, union.length()));
        MemorySegment offsets = union.offsets();
        if (offsets != null) {
            body.buffer(offsets.asSlice(0, union.length() * 4L));
        }
        union.children().forEach(this::add);
    }
}
