package dev.colonnade.app.record;

import dev.colonnade.view.record.Content;
import dev.colonnade.view.record.Part;
import java.util.List;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/** A part in the tree. What it is made of is asked for when it is opened, a bounded run at a time. */
final class PartItem extends TreeItem<PartItem.Line> {
    /** A line of the tree: a value, or the rest of a long list that has not been asked for. */
    sealed interface Line {
        record Value(Part part) implements Line {}

        record More(Part of, long from, long left) implements Line {}
    }

    private final RecordModel model;
    private boolean asked;

    PartItem(RecordModel model, Part part) {
        super(new Line.Value(part));
        this.model = model;
        expandedProperty().addListener(_ -> open());
    }

    private PartItem(RecordModel model, Line.More more) {
        super(more);
        this.model = model;
    }

    @Nullable
    Part part() {
        return getValue() instanceof Line.Value value ? value.part() : null;
    }

    /** Another row's value of the same column. What was open stays open. */
    void show(Part part) {
        Part before = part();
        if (part.equals(before)) {
            return;
        }
        setValue(new Line.Value(part));
        asked = false;
        if (isExpanded() && part.isNested()) {
            open();
        } else {
            getChildren().clear();
        }
    }

    private void open() {
        Part part = part();
        if (isExpanded() && !asked && part != null && part.isNested()) {
            asked = true;
            model.children(part, 0, parts -> {
                getChildren().clear();
                append(part, 0, parts);
            });
        }
    }

    private void append(Part of, long from, List<Part> parts) {
        for (Part part : parts) {
            getChildren().add(new PartItem(model, part));
        }
        long next = from + parts.size();
        if (of.content() instanceof Content.Nested nested && next < nested.children() && !parts.isEmpty()) {
            getChildren().add(new PartItem(model, new Line.More(of, next, nested.children() - next)));
        }
    }

    /** Puts the next run of parts in the place of the line that stands for them. */
    void more() {
        if (getValue() instanceof Line.More more && !asked && getParent() instanceof PartItem parent) {
            asked = true;
            model.children(more.of(), more.from(), parts -> {
                parent.getChildren().remove(this);
                parent.append(more.of(), more.from(), parts);
            });
        }
    }

    @Override
    public boolean isLeaf() {
        Part part = part();
        return part == null || !part.isNested();
    }
}
