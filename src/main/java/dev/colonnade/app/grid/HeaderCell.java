package dev.colonnade.app.grid;

import dev.colonnade.column.Field;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of one column in view: an icon for its kind of type, its name, and below it the type, as much of it as fits. */
final class HeaderCell extends Pane {
    private static final double ICON = 15;
    private static final double GAP = 5;
    private static final double NAME_LINE = 20;
    private static final double TYPE_LINE = 36;
    private static final double WIDEST_TIP = 520;

    private final FontIcon icon = new FontIcon();
    private final Text name = new Text();
    private final Text type = new Text();
    private final Rectangle clip = new Rectangle();
    private final Tooltip tip = new Tooltip();
    private final TextFits fits;
    private @Nullable TextFit nameFit;
    private @Nullable TextFit typeFit;
    private @Nullable Field field;
    private double fittedTo = -1;

    HeaderCell(TextFits fits) {
        this.fits = fits;
        setManaged(false);
        getStyleClass().add("grid-header-cell");
        icon.getStyleClass().add("grid-header-icon");
        icon.setIconSize((int) ICON);
        name.getStyleClass().add("grid-header-name");
        type.getStyleClass().add("grid-header-type");
        for (Text text : new Text[]{icon, name, type}) {
            text.setManaged(false);
            text.setTextOrigin(VPos.BASELINE);
        }
        getChildren().addAll(icon, name, type);
        setClip(clip);
        setAccessibleRole(AccessibleRole.TABLE_COLUMN);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST_TIP);
        Tooltip.install(this, tip);
    }

    void paint(Field field, double left, double width) {
        resizeRelocate(left, 0, width, Frame.HEADER_HEIGHT);
        setVisible(true);
        clip.setWidth(width);
        clip.setHeight(Frame.HEADER_HEIGHT);
        TextFit names = fits.of(name.getFont());
        TextFit types = fits.of(type.getFont());
        if (field == this.field && fittedTo == width && names == nameFit && types == typeFit) {
            return;
        }
        nameFit = names;
        typeFit = types;
        TypeLook look = TypeLook.of(field.type());
        if (field != this.field) {
            this.field = field;
            icon.setIconCode(look.icon());
            setAccessibleText(field.name() + ", " + field.type());
            tip.setText(field.toString());
        }
        fittedTo = width;
        double room = width - 2 * CellNode.PADDING;
        name.setText(names.cut(field.name(), room - ICON - GAP));
        type.setText(TypeText.fitting(field.type(), types, room));
        double nameWidth = names.width(name.getText());
        double start = look.numeric() ? Math.rint(width - CellNode.PADDING - nameWidth - ICON - GAP) : CellNode.PADDING;
        icon.setX(start);
        icon.setY(NAME_LINE + 2);
        name.setX(start + ICON + GAP);
        name.setY(NAME_LINE);
        type.setX(look.numeric() ? Math.rint(width - CellNode.PADDING - types.width(type.getText())) : start);
        type.setY(TYPE_LINE);
    }

    /** How wide the column must be to show its name whole, and of its type as much as says what it is. */
    double wanted(Field field) {
        double names = fits.of(name.getFont()).width(field.name()) + ICON + GAP;
        double types = TypeText.wanted(field.type(), fits.of(type.getFont()));
        return Math.max(names, types) + 2 * CellNode.PADDING + 1;
    }
}
