package dev.colonnade.app.record;

import dev.colonnade.app.grid.TypeLook;
import dev.colonnade.app.text.Figures;
import dev.colonnade.app.text.Remedies;
import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import dev.colonnade.view.record.Content;
import dev.colonnade.view.record.HexDump;
import dev.colonnade.view.record.Part;
import dev.colonnade.view.record.PictureKind;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** A part over two lines or more: name and type, then the value, wrapped. */
final class PartCell extends TreeCell<PartItem.Line> {
    private static final int LONG_NAME = 30;
    private static final double INDENT = 16;
    private static final double PICTURE_HEIGHT = 180;

    private final Texts texts;
    private final RecordModel model;
    private final FontIcon icon = new FontIcon();
    private final Label name = new Label();
    private final Label type = new Label();
    private final Label value = new Label();
    private final Label note = new Label();
    private final Hyperlink link = new Hyperlink();
    private final ImageView picture = new ImageView();
    private final VBox box;
    private final ContextMenu menu = new ContextMenu();
    private @Nullable Part pictured;

    /** @param copy takes text to the clipboard */
    PartCell(Texts texts, RecordModel model, Consumer<String> copy, Consumer<Part> copyWhole) {
        this.texts = texts;
        this.model = model;
        icon.getStyleClass().add("type-icon");
        name.getStyleClass().add("part-name");
        type.getStyleClass().add("part-type");
        type.setMinWidth(0);
        value.getStyleClass().add("part-value");
        value.setWrapText(true);
        note.getStyleClass().add("part-note");
        note.setWrapText(true);
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(icon, name, gap, type);
        head.getStyleClass().add("part-head");
        head.setAlignment(Pos.CENTER_LEFT);
        box = new VBox(head, value, picture, note, link);
        box.getStyleClass().add("part");
        for (Node node : box.getChildren()) {
            node.managedProperty().bind(node.visibleProperty());
        }
        setPrefWidth(0);
        link.setOnAction(_ -> {
            if (getItem() instanceof PartItem.Line.Value line) {
                copyWhole.accept(line.part());
            } else if (getTreeItem() instanceof PartItem item) {
                item.more();
            }
        });
        MenuItem copyValue = new MenuItem(texts.get("record.copyValue"));
        copyValue.setOnAction(_ -> withPart(copyWhole));
        MenuItem copyPath = new MenuItem(texts.get("record.copyPath"));
        copyPath.setOnAction(_ -> withPart(part -> copy.accept(part.path())));
        MenuItem copyName = new MenuItem(texts.get("record.copyName"));
        copyName.setOnAction(_ -> withPart(part -> copy.accept(part.name())));
        menu.getItems().addAll(copyValue, copyPath, copyName);
    }

    private void withPart(Consumer<Part> use) {
        if (getItem() instanceof PartItem.Line.Value line) {
            use.accept(line.part());
        }
    }

    @Override
    protected void updateItem(PartItem.Line line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setContextMenu(null);
            setAccessibleText(null);
            pictured = null;
            return;
        }
        setGraphic(box);
        switch (line) {
            case PartItem.Line.Value it -> show(it.part());
            case PartItem.Line.More more -> showMore(more);
        }
    }

    private void showMore(PartItem.Line.More more) {
        setContextMenu(null);
        box.getChildren().forEach(node -> node.setVisible(false));
        say(link, texts.get("record.more", Figures.count(more.left())));
        setAccessibleText(link.getText());
        pictured = null;
    }

    private void show(Part part) {
        setContextMenu(menu);
        box.getChildren().getFirst().setVisible(true);
        icon.setIconCode(TypeLook.of(part.type()).icon());
        name.setText(part.name());
        // Of the two the type gives way, unless the name is out of all proportion.
        name.setMinWidth(part.name().length() <= LONG_NAME ? USE_PREF_SIZE : 140);
        type.setText(part.type().toString());
        value.setTooltip(null);
        value.pseudoClassStateChanged(Styles.FAINT, false);
        value.pseudoClassStateChanged(Styles.CODE, false);
        picture.setVisible(false);
        note.setVisible(false);
        link.setVisible(false);
        value.setVisible(true);
        switch (part.content()) {
            case Content.Missing _ -> faint(texts.get("record.null"));
            case Content.Unread unread -> unread(unread);
            case Content.Nested nested -> nested(nested);
            case Content.Text text -> text(text);
            case Content.Bytes bytes -> bytes(part, bytes);
        }
        if (!(part.content() instanceof Content.Bytes)) {
            pictured = null;
        }
        setAccessibleText(part.name() + ", " + value.getText());
    }

    /** What it means for whoever looks; what exactly is wrong is for those who want to know. */
    private void unread(Content.Unread unread) {
        Fault.Kind kind = unread.kind();
        if (kind == null) {
            faint("\u2026");
            return;
        }
        faint(texts.get(switch (kind) {
            case DAMAGED -> "record.damaged";
            case UNSUPPORTED, USAGE, NOT_A_TABLE -> "record.unsupported";
            case NEEDS_KEY -> "record.needsKey";
            case OVER_BUDGET -> "record.tooLarge";
            case CHANGED, NOT_FOUND -> "record.changed";
            case NO_PERMISSION, IO, CANCELLED -> "record.unreadable";
        }));
        value.setTooltip(new Tooltip(Remedies.of(texts, unread.why())));
    }

    private void faint(String text) {
        value.setText(text);
        value.pseudoClassStateChanged(Styles.FAINT, true);
    }

    private void nested(Content.Nested nested) {
        boolean open = getTreeItem() != null && getTreeItem().isExpanded();
        String count = texts.get(nested.children() == 1 ? "record.part" : "record.parts",
                Figures.count(nested.children()));
        if (open || nested.children() == 0) {
            faint(count);
        } else {
            value.setText(nested.brief());
            value.pseudoClassStateChanged(Styles.CODE, true);
            say(note, count);
        }
    }

    private void text(Content.Text text) {
        value.pseudoClassStateChanged(Styles.CODE, text.json());
        if (text.text().isEmpty()) {
            faint(texts.get("record.emptyText"));
            return;
        }
        value.setText(text.text());
        if (text.cut()) {
            say(note, text.size() < 0
                    ? texts.get("record.cut", Figures.count(text.text().length() - 1))
                    : texts.get("record.cutOf", Figures.count(text.text().length() - 1), Figures.bytes(text.size())));
            say(link, texts.get("record.copyWhole"));
        }
    }

    private void bytes(Part part, Content.Bytes bytes) {
        byte[] head = bytes.head();
        value.setText(HexDump.of(head));
        value.pseudoClassStateChanged(Styles.CODE, true);
        boolean cut = head.length < bytes.size();
        say(note, cut
                ? texts.get("record.bytesOf", Figures.count(head.length), Figures.count(bytes.size()))
                : texts.get("record.bytes", Figures.count(bytes.size())));
        if (cut) {
            say(link, texts.get("record.copyWhole"));
        }
        if (bytes.picture() == PictureKind.NONE) {
            pictured = null;
        } else if (!part.equals(pictured)) {
            pictured = part;
            model.picture(part, all -> new Pictures(getWidth() - 2 * INDENT, PICTURE_HEIGHT).decode(all),
                    found -> found.ifPresent(image -> showPicture(part, bytes, image)));
        } else {
            showPicture(part, bytes, picture.getImage());
        }
    }

    private void showPicture(Part part, Content.Bytes bytes, @Nullable Image image) {
        if (part.equals(pictured) && image != null) {
            picture.setImage(image);
            picture.setFitHeight(Math.min(PICTURE_HEIGHT, image.getHeight()));
            picture.setVisible(true);
            value.setVisible(false);
            link.setVisible(false);
            say(note, texts.get("record.picture", bytes.picture().name(), Figures.bytes(bytes.size())));
        }
    }

    private static void say(javafx.scene.control.Labeled label, String text) {
        label.setText(text);
        label.setVisible(true);
    }
}
