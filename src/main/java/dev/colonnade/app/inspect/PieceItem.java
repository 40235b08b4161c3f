package dev.colonnade.app.inspect;

import dev.colonnade.view.layout.Piece;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.TreeItem;
import org.jspecify.annotations.Nullable;

/** A piece in the tree, or a line that stands for many more. Children are read when the piece is opened. */
final class PieceItem extends TreeItem<PieceItem.Line> {
    /** Pieces that are read at a time. */
    static final int RUN = 300;

    /** A line of the tree. */
    sealed interface Line {
        record Of(Piece piece) implements Line {}

        /** Pieces of one piece that are not in the tree: {@code [from, to)}. */
        record Rest(Piece within, int from, int to) implements Line {}

        record Failed(String why) implements Line {}
    }

    private final InspectorModel model;
    private boolean asked;
    /** The number of the first child in the tree. */
    private int first;
    private int total;
    /** The number of the first child that is being read, or -1; and what is to be done when it is there. */
    private int loading = -1;
    private final List<Runnable> waiting = new ArrayList<>();

    PieceItem(InspectorModel model, Piece piece) {
        super(new Line.Of(piece));
        this.model = model;
        expandedProperty().addListener((_, _, open) -> {
            if (open && !asked) {
                load(0, () -> {
                });
            }
        });
    }

    @Nullable
    Piece piece() {
        return getValue() instanceof Line.Of of ? of.piece() : null;
    }

    @Override
    public boolean isLeaf() {
        Piece piece = piece();
        return piece == null || piece.isLeaf();
    }

    private void load(int from, Runnable then) {
        asked = true;
        Piece piece = piece();
        if (piece == null) {
            return;
        }
        waiting.add(then);
        if (loading == from) {
            // The same pieces twice would close what stands open in the first of them.
            return;
        }
        loading = from;
        model.children(piece, from, RUN, run -> {
            if (loading != from) {
                return;
            }
            loading = -1;
            first = run.from();
            total = run.total();
            List<TreeItem<Line>> items = new ArrayList<>(run.pieces().size() + 2);
            for (Piece child : run.pieces()) {
                items.add(new PieceItem(model, child));
            }
            addRests(piece, items, first, first + run.pieces().size());
            getChildren().setAll(items);
            List<Runnable> told = List.copyOf(waiting);
            waiting.clear();
            told.forEach(Runnable::run);
        }, fault -> {
            loading = -1;
            waiting.clear();
            getChildren().setAll(List.of(new TreeItem<>(new Line.Failed(fault.problem()))));
        });
    }

    private void addRests(Piece piece, List<TreeItem<Line>> items, int from, int to) {
        if (from > 0) {
            items.addFirst(new TreeItem<>(new Line.Rest(piece, 0, from)));
        }
        if (to < total) {
            items.add(new TreeItem<>(new Line.Rest(piece, to, total)));
        }
    }

    /** Turns to the pieces next to those in the tree. */
    void turnTo(Line.Rest rest) {
        load(rest.from() == 0 ? Math.max(0, rest.to() - RUN) : rest.from(), () -> {
        });
    }

    /** Opens the way to a piece, reading what it takes. */
    void reveal(List<Integer> path, Consumer<PieceItem> found) {
        if (path.isEmpty()) {
            found.accept(this);
            return;
        }
        int number = path.getFirst();
        PieceItem there = asked ? child(number) : null;
        if (there != null) {
            setExpanded(true);
            there.reveal(path.subList(1, path.size()), found);
            return;
        }
        load(number / RUN * RUN, () -> {
            setExpanded(true);
            PieceItem read = child(number);
            if (read != null) {
                read.reveal(path.subList(1, path.size()), found);
            }
        });
    }

    /** Tells of every piece that stands open, each after those around it. */
    void opened(List<Integer> here, Consumer<List<Integer>> told) {
        if (!isExpanded()) {
            return;
        }
        told.accept(here);
        for (int i = 0; i < getChildren().size(); i++) {
            if (getChildren().get(i) instanceof PieceItem item) {
                List<Integer> there = new ArrayList<>(here);
                there.add(numberOf(i));
                item.opened(there, told);
            }
        }
    }

    /** The numbers of children on the way to this piece. */
    List<Integer> path() {
        List<Integer> path = new ArrayList<>();
        if (getParent() instanceof PieceItem parent) {
            path.addAll(parent.path());
            path.add(parent.numberOf(parent.getChildren().indexOf(this)));
        }
        return path;
    }

    private int numberOf(int at) {
        return first + at - (first > 0 ? 1 : 0);
    }

    private @Nullable PieceItem child(int number) {
        int at = number - first + (first > 0 ? 1 : 0);
        return at >= 0 && at < getChildren().size() && getChildren().get(at) instanceof PieceItem item ? item : null;
    }
}
