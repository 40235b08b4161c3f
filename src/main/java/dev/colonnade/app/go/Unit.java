package dev.colonnade.app.go;

import dev.colonnade.format.Chunks;
import dev.colonnade.view.AllRows;
import dev.colonnade.view.Permutation;
import dev.colonnade.view.Selection;
import dev.colonnade.view.TableView;

/** Where a unit of storage begins among the rows of a view. */
final class Unit {
    private Unit() {
    }

    /** @return the first of its rows that the view has, or why there is none to go to */
    static Place first(int number, TableView view) {
        Chunks chunks = view.table().chunks();
        String name = Integer.toString(number);
        if (number >= chunks.count()) {
            return new Place.Unclear("go.noSuchChunk", name);
        }
        long row = switch (view.order()) {
            case AllRows _ -> chunks.firstRow(number);
            case Selection selection -> selection.rank(chunks.firstRow(number));
            case Permutation _ -> -1;
        };
        if (row < 0) {
            return new Place.Unclear("go.chunkScattered", name);
        }
        boolean there = row < view.rowCount() && view.order().sourceRow(row) < chunks.firstRow(number + 1);
        return there ? new Place.At(row, -1) : new Place.Unclear("go.chunkEmpty", name);
    }
}
