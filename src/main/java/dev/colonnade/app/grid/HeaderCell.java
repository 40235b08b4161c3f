package dev.colonnade.app.grid;

import dev.colonnade.column.Field;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;
import org.kordamp.ikonli.javafx.FontIcon;

/** The head of one column in view: an icon for its kind of type, its name, and below it the type, as much of it as fits. */
final class HeaderCell extends Pane {
    private static final double ICON = 15;
    private static final PseudoClass FILTERED = PseudoClass.getPseudoClass("filtered");
    private static final double GAP = 5;
    private static final double NAME_LINE = 21;
    private static final double TYPE_LINE = 37;
    private static final double NULL_LINE = 42;
    private static final double BARS_LINE = TYPE_LINE;
    private static final double WIDEST_TIP = 520;

    private final FontIcon icon = new FontIcon();
    private final Text name = new Text();
    private final Text type = new Text();
    private final Text order = new Text();
    private final Rectangle clip = new Rectangle();
    private final Tooltip tip = new Tooltip();
    private final TextFits fits;
    private @Nullable TextFit nameFit;
    private @Nullable TextFit typeFit;
    private @Nullable Field field;
    private final Rectangle rail = new Rectangle(0, NULL_LINE, 0, 2);
    private final Rectangle nulls = new Rectangle(0, NULL_LINE, 0, 2);
    private double fittedTo = -1;
    private double shownShare = -1;
    private HeadMark mark = HeadMark.NONE;
    private HeadBars bars = HeadBars.NONE;
    private final BarStrip strip = new BarStrip();

    HeaderCell(TextFits fits) {
        this.fits = fits;
        setManaged(false);
        getStyleClass().add("grid-header-cell");
        icon.getStyleClass().add("grid-header-icon");
        icon.setIconSize((int) ICON);
        name.getStyleClass().add("grid-header-name");
        type.getStyleClass().add("grid-header-type");
        order.getStyleClass().add("grid-header-mark");
        for (Text text : new Text[]{icon, name, type, order}) {
            text.setManaged(false);
            text.setTextOrigin(VPos.BASELINE);
        }
        rail.getStyleClass().add("grid-null-rail");
        nulls.getStyleClass().add("grid-null-share");
        rail.setManaged(false);
        nulls.setManaged(false);
        getChildren().addAll(rail, nulls, strip, icon, name, type, order);
        setClip(clip);
        setAccessibleRole(AccessibleRole.TABLE_COLUMN);
        tip.setWrapText(true);
        tip.setMaxWidth(WIDEST_TIP);
        Tooltip.install(this, tip);
    }

    /** @param nullShare the share of rows that are null; negative where that is not known */
    void paint(Field field, double left, double width, double nullShare, HeadMark marked, HeadBars spread) {
        resizeRelocate(left, 0, width, Frame.HEADER_HEIGHT);
        setVisible(true);
        paintNulls(width, nullShare);
        clip.setWidth(width);
        clip.setHeight(Frame.HEADER_HEIGHT);
        TextFit names = fits.of(name.getFont());
        TextFit types = fits.of(type.getFont());
        if (field == this.field && marked.equals(mark) && spread == bars && fittedTo == width && names == nameFit
                && types == typeFit) {
            return;
        }
        nameFit = names;
        typeFit = types;
        TypeLook look = TypeLook.of(field.type());
        if (field != this.field || marked.filtered() != mark.filtered()) {
            this.field = field;
            // In the place of the type's sign, since the type stands below in words: no head is too narrow for it.
            icon.setIconCode(marked.filtered() ? FluentUiRegularAL.FILTER_20 : look.icon());
            icon.pseudoClassStateChanged(FILTERED, marked.filtered());
        }
        mark = marked;
        bars = spread;
        fittedTo = width;
        double room = width - 2 * CellNode.PADDING;
        double marks = paintMark(look.numeric(), width);
        name.setText(names.cut(field.name(), room - ICON - GAP));
        double barred = paintBars(look.numeric(), width, marks,
                room - marks - GAP - types.width(TypeText.brief(field.type(), 0)));
        describe(field, nullShare);
        type.setText(TypeText.fitting(field.type(), types, room - marks - barred));
        double nameWidth = names.width(name.getText());
        double start = look.numeric() ? Math.rint(width - CellNode.PADDING - nameWidth - ICON - GAP) : CellNode.PADDING;
        icon.setX(start);
        icon.setY(NAME_LINE + 2);
        name.setX(start + ICON + GAP);
        name.setY(NAME_LINE);
        type.setX(look.numeric() ? Math.rint(width - CellNode.PADDING - types.width(type.getText())) : start);
        type.setY(TYPE_LINE);
    }

    /** At the end of the lower line that the type does not begin at. @return how much room it takes from the type */
    private double paintMark(boolean left, double width) {
        order.setText(mark.text());
        order.setVisible(mark.place() > 0);
        double letters = order.isVisible() ? Math.ceil(order.getLayoutBounds().getWidth()) : 0;
        order.setX(left ? CellNode.PADDING : Math.rint(width - CellNode.PADDING - letters));
        order.setY(TYPE_LINE);
        return letters == 0 ? 0 : letters + GAP;
    }

    /** Beside the mark, if the type keeps the room to say what it is. @return how much room they take from it */
    private double paintBars(boolean left, double width, double marks, double room) {
        double wide = strip.draw(bars, room);
        boolean fits = wide > 0;
        strip.setVisible(fits);
        double x = left ? CellNode.PADDING + marks : width - CellNode.PADDING - marks - wide;
        strip.place(Math.rint(x), BARS_LINE);
        return fits ? wide + GAP : 0;
    }

    private void describe(Field described, double nullShare) {
        String nulls = nullShare < 0 ? "" : ", " + percent(nullShare) + " null";
        setAccessibleText(described.name() + ", " + described.type() + nulls + mark.spoken());
        // Not what one hears of every head on the way to another: screen readers tell it when asked for more.
        String told = strip.isVisible() && strip.isHalved() ? bars.spokenHalved() : bars.spoken();
        setAccessibleHelp(told);
        tip.setText(described + nulls + (told.isEmpty() ? "" : "\n" + told));
    }

    private static String percent(double share) {
        return share > 0 && share < 0.001
                ? "less than 0.1 %"
                : share < 1 && share > 0.999
                        ? "more than 99.9 %"
                        : String.format(Locale.ROOT, share == 0 || share == 1 ? "%.0f %%" : "%.1f %%", share * 100);
    }

    /** A rail as wide as the column's text, full as far as rows are null; none where that is not known, or no row is. */
    private void paintNulls(double width, double nullShare) {
        boolean shown = nullShare > 0 && width > 2 * CellNode.PADDING;
        rail.setVisible(shown);
        nulls.setVisible(shown);
        if (shown) {
            double room = Math.rint(width - 2 * CellNode.PADDING);
            rail.setX(CellNode.PADDING);
            rail.setWidth(room);
            nulls.setX(CellNode.PADDING);
            nulls.setWidth(Math.max(1, Math.rint(room * nullShare)));
        }
        if (nullShare != shownShare) {
            shownShare = nullShare;
            if (field != null) {
                describe(field, nullShare);
            }
        }
    }

    /** How wide the column must be to show its name whole, and of its type as much as says what it is. */
    double wanted(Field field) {
        double names = fits.of(name.getFont()).width(field.name()) + ICON + GAP;
        double types = TypeText.wanted(field.type(), fits.of(type.getFont()));
        return Math.max(names, types) + 2 * CellNode.PADDING + 1;
    }
}
