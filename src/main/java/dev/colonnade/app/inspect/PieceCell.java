package dev.colonnade.app.inspect;

import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Texts;
import dev.colonnade.format.LayoutNode;
import dev.colonnade.view.layout.Piece;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A piece in a line: what it is, dimmed; which one; how large. */
final class PieceCell extends TreeCell<PieceItem.Line> {
    private static final PseudoClass ABSENT = PseudoClass.getPseudoClass("absent");

    private final Texts texts;
    private final Label kind = new Label();
    private final Label name = new Label();
    private final Label size = new Label();
    private final HBox box;

    PieceCell(Texts texts) {
        this.texts = texts;
        kind.getStyleClass().add("piece-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        name.getStyleClass().add("piece-name");
        name.setMinWidth(20);
        size.getStyleClass().add("piece-size");
        size.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        box = new HBox(kind, name, gap, size);
        box.getStyleClass().add("piece");
        setPrefWidth(0);
        setOnMouseClicked(_ -> {
            if (getItem() instanceof PieceItem.Line.Rest rest
                    && getTreeItem().getParent() instanceof PieceItem parent) {
                parent.turnTo(rest);
            }
        });
    }

    @Override
    protected void updateItem(PieceItem.Line line, boolean empty) {
        super.updateItem(line, empty);
        pseudoClassStateChanged(ABSENT, false);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(box);
        switch (line) {
            case PieceItem.Line.Of of -> show(of.piece());
            case PieceItem.Line.Rest rest -> say(texts.get(rest.from() == 0 ? "inspect.earlier" : "inspect.more",
                    Figures.count(rest.to() - rest.from())));
            case PieceItem.Line.Failed failed -> say(failed.why());
        }
        setAccessibleText(kind.getText() + " " + name.getText() + " " + size.getText());
    }

    private void say(String words) {
        kind.setText(words);
        name.setText("");
        size.setText("");
    }

    private void show(Piece piece) {
        LayoutNode node = piece.node();
        pseudoClassStateChanged(ABSENT, !piece.present());
        kind.setText(node.kind());
        name.setText(shortName(node));
        size.setText(piece.present() ? bytes(node) : texts.get("inspect.absent"));
    }

    /** Of a path only the last part: the rest is in the window's title. */
    static String shortName(LayoutNode node) {
        boolean path = node.kind().equals("file") || node.kind().equals("dataset") || node.kind().equals("columns");
        int slash = Math.max(node.name().lastIndexOf('/'), node.name().lastIndexOf('\\'));
        return path && slash >= 0 && slash < node.name().length() - 1
                ? node.name().substring(slash + 1)
                : node.name();
    }

    private static String bytes(LayoutNode node) {
        for (String name : new String[]{"bytes", "bodyBytes"}) {
            if (node.facts().get(name) instanceof Long bytes) {
                return Figures.bytes(bytes);
            }
        }
        return "";
    }
}
