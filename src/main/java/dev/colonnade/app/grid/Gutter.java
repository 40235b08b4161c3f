package dev.colonnade.app.grid;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * The row numbers at the left edge, counted from one. As wide as numbers of as many digits as those in view need: it
 * grows at powers of ten only.
 */
final class Gutter extends Pane {
    private static final double PADDING = 12;
    /** How broad a mark is, in pixels. */
    private static final double MARK = 4;
    private static final int LEAST_DIGITS = 3;

    private final List<Text> numbers = new ArrayList<>();
    private final List<Rectangle> ticks = new ArrayList<>();
    private final List<Rectangle> marks = new ArrayList<>();
    private final Rectangle clip = new Rectangle();

    Gutter() {
        setManaged(false);
        setMouseTransparent(true);
        setClip(clip);
    }

    static double width(Frame frame) {
        int digits = Math.max(LEAST_DIGITS, Long.toString(frame.rows().end()).length());
        return Math.ceil(frame.fit().width(label(Long.parseLong("9".repeat(Math.min(18, digits)))))) + 2 * PADDING;
    }

    /** {@code 1,234,567}; by hand, since a formatter made anew for every row of every frame shows in a profile. */
    static String label(long number) {
        StringBuilder label = new StringBuilder(Long.toString(number));
        for (int at = label.length() - 3; at > 0; at -= 3) {
            label.insert(at, ',');
        }
        return label.toString();
    }

    /** A unit of storage begins above each row that has a tick. */
    private void paintTicks(Frame frame, ChunkTicks chunks, double width) {
        RowScroll rows = frame.rows();
        int count = (int) (rows.end() - rows.first());
        while (ticks.size() < count) {
            Rectangle tick = new Rectangle(0, 2);
            tick.setManaged(false);
            tick.getStyleClass().add("grid-chunk-tick");
            ticks.add(tick);
            getChildren().add(tick);
        }
        for (int i = 0; i < ticks.size(); i++) {
            Rectangle tick = ticks.get(i);
            tick.setVisible(i < count && chunks.isStart(rows.first() + i));
            tick.setWidth(width);
            tick.setY(rows.top(rows.first() + i) - 1);
        }
    }

    /** Of several rows that agree, which stays and which do not: told apart by length, not by colour alone. */
    private void paintMarks(Frame frame) {
        RowScroll rows = frame.rows();
        int count = frame.marks() == RowMarks.NONE ? 0 : (int) (rows.end() - rows.first());
        while (marks.size() < count) {
            Rectangle mark = new Rectangle(MARK, 0);
            mark.setManaged(false);
            marks.add(mark);
            getChildren().add(mark);
        }
        for (int i = 0; i < marks.size(); i++) {
            Rectangle shape = marks.get(i);
            RowMarks.Mark mark = i < count ? frame.marks().mark(rows.first() + i) : RowMarks.Mark.NONE;
            shape.setVisible(mark != RowMarks.Mark.NONE);
            if (mark != RowMarks.Mark.NONE) {
                boolean kept = mark == RowMarks.Mark.KEPT;
                String style = kept ? "grid-kept-mark" : "grid-dropped-mark";
                if (!shape.getStyleClass().contains(style)) {
                    shape.getStyleClass().setAll(style);
                }
                double inset = kept ? rows.rowHeight() / 3 : 1;
                shape.setX(2);
                shape.setY(rows.top(rows.first() + i) + inset);
                shape.setHeight(rows.rowHeight() - 2 * inset - 1);
            }
        }
    }

    void paint(Frame frame, ChunkTicks chunks, double width, double height, long cursorRow) {
        paintTicks(frame, chunks, width);
        paintMarks(frame);
        clip.setWidth(width);
        clip.setHeight(height);
        RowScroll rows = frame.rows();
        int count = (int) (rows.end() - rows.first());
        while (numbers.size() < count) {
            Text number = new Text();
            number.setManaged(false);
            number.setTextOrigin(VPos.BASELINE);
            number.getStyleClass().add("grid-row-number");
            numbers.add(number);
            getChildren().add(number);
        }
        for (int i = 0; i < numbers.size(); i++) {
            Text number = numbers.get(i);
            number.setVisible(i < count && frame.isSeen(rows.first() + i, height));
            if (i < count) {
                long row = rows.first() + i;
                String label = label(row + 1);
                if (!label.equals(number.getText())) {
                    number.setText(label);
                }
                if (!number.getFont().equals(frame.fit().font())) {
                    number.setFont(frame.fit().font());
                }
                number.setFill(row == cursorRow ? frame.palette().ink() : frame.palette().faint());
                number.setX(Math.rint(width - PADDING - frame.fit().width(label)));
                number.setY(rows.top(row) + frame.baseline());
            }
        }
    }
}
