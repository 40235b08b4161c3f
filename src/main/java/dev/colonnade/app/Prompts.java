package dev.colonnade.app;

import dev.colonnade.app.columns.list.ColumnList;
import dev.colonnade.app.go.GoTo;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import javafx.scene.Node;

/** What pops up under a button of the bar and takes one somewhere in the grid. */
record Prompts(Texts texts, Engine engine, Node goButton, Node columnsButton) {
    void goTo(Grid grid) {
        new GoTo(texts, engine, grid.cache().view(), grid.columnLayout().formats(), place -> {
            grid.jumpTo(place.row() < 0 ? grid.current().row() : place.row(),
                    place.column() < 0 ? grid.current().column() : place.column());
            grid.requestFocus();
        }).show(goButton, grid::requestFocus);
    }

    void listColumns(Grid grid) {
        new ColumnList(texts, grid.cache().view().table().schema(), grid.columnLayout(), column -> {
            grid.jumpTo(grid.current().row(), grid.cache().view().placeOf(column));
            grid.requestFocus();
        }).show(columnsButton, grid::requestFocus);
    }
}
