package dev.colonnade.app;

import dev.colonnade.app.desk.Drops;
import dev.colonnade.app.grid.CellNode;
import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.work.Engine;
import dev.colonnade.app.work.Workspace;
import dev.colonnade.memory.Resources;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.MouseRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A real window for tests, driven as a person would: keys, wheel and drops go in, what is shown comes out. */
final class WindowDriver implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;

    /** One for all windows: the toolkit without a display keeps every robot it made, and each the window it saw last. */
    private static final FxRobot ROBOT = new FxRobot();

    private final FxRobot robot = ROBOT;
    private final AtomicReference<Drops.Target> dropTarget = new AtomicReference<>();
    private final Engine engine;
    private final MainWindow window;
    private final Stage stage;

    private WindowDriver(Engine engine, Path settings, List<Path> chosen, int width, int height, Start start) {
        this.engine = engine;
        startToolkit();
        window = onFx(() -> new MainWindow(new Workspace(engine),
                new Desk(_ -> chosen, (_, target) -> dropTarget.set(target), settings), width, height,
                start));
        stage = stage();
    }

    private WindowDriver(Engine engine, Desk desk) {
        this.engine = engine;
        startToolkit();
        window = onFx(() -> new MainWindow(new Workspace(engine), desk, 1280, 800));
        stage = stage();
    }

    private Stage stage() {
        return onFx(() -> {
            Stage made = new Stage();
            window.show(made);
            made.requestFocus();
            return made;
        });
    }

    /** A window whose tables come from {@code opener}, and whose dialog answers with {@code chosen}. */
    static WindowDriver show(Engine.Opener opener, Path settings, List<Path> chosen) {
        return new WindowDriver(new Engine(new Resources(256 << 20), opener, Platform::runLater), settings, chosen,
                1280, 800, Start.FRESH);
    }

    /** A window on a desktop of the test's own making. */
    static WindowDriver show(Engine engine, Desk desk) {
        return new WindowDriver(engine, desk);
    }

    /** A window that opens real files. */
    static WindowDriver show(Path settings) {
        return new WindowDriver(Engine.of(new Resources(256 << 20), Platform::runLater), settings, List.of(), 1280,
                800, Start.FRESH);
    }

    /** A window that opens real files and begins as a start of the program does, with what is kept in the folder. */
    static WindowDriver restart(Path settings, Path... chosen) {
        return new WindowDriver(Engine.of(new Resources(256 << 20), Platform::runLater), settings, List.of(chosen),
                1280, 800, Start.read(settings, null));
    }

    /** The window goes as if its process were killed: nothing is written any more. */
    void kill() {
        onFx(() -> {
            stage.close();
            return true;
        });
        engine.close();
    }

    private static void startToolkit() {
        try {
            FxToolkit.registerPrimaryStage();
            Platform.setImplicitExit(false);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("the toolkit does not start", e);
        }
    }

    static <T> T onFx(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits, with the toolkit running, until something holds. */
    static void until(String what, Callable<Boolean> holds) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!onFx(holds)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for: " + what);
            }
            WaitForAsyncUtils.sleep(5, TimeUnit.MILLISECONDS);
        }
    }

    /** Waits until the label or button with this id says something with {@code part} in it. */
    void untilWords(String id, String part) {
        until(id + " to say " + part, () -> find(id) instanceof Labeled labeled && labeled.getText().contains(part));
    }

    MainWindow window() {
        return window;
    }

    void open(Path... paths) {
        onFx(() -> {
            window.workspace().openAll(List.of(paths));
            return true;
        });
    }

    /** The grid in front, once every cell in view is painted. */
    Grid grid() {
        until("a painted grid", () -> {
            Grid grid = window.grid();
            return grid != null && grid.isComplete() && !grid.isNeedsLayout();
        });
        return Objects.requireNonNull(onFx(window::grid));
    }

    /** What a screen reader reads out for a cell in view. Rows and columns count from zero here. */
    String cell(long row, int column) {
        Grid grid = grid();
        return onFx(() -> {
            CellNode cell = grid.cellNode(row, column);
            return cell == null
                    ? "out of view"
                    : String.valueOf(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT));
        });
    }

    /** The same of one column from the first row on, taken at once. */
    List<String> cells(int rows, int column) {
        Grid grid = grid();
        return onFx(() -> {
            List<String> said = new ArrayList<>();
            for (int row = 0; row < rows; row++) {
                CellNode cell = grid.cellNode(row, column);
                said.add(cell == null
                        ? "out of view"
                        : String.valueOf(cell.queryAccessibleAttribute(AccessibleAttribute.TEXT)));
            }
            return said;
        });
    }

    void press(KeyCode... keys) {
        KeyCode[] up = keys.clone();
        Collections.reverse(Arrays.asList(up));
        robot.robotContext().getKeyboardRobot().pressNoWait(keys);
        // What the press opens or closes is there before the keys come up, as it is under a hand.
        WaitForAsyncUtils.waitForFxEvents(2);
        robot.robotContext().getKeyboardRobot().releaseNoWait(up);
        settle();
    }

    /** Types faster than anybody: the toolkit takes one letter after another, and is waited for once. */
    void write(String text) {
        Scene scene = onFx(() -> Window.getWindows().stream().filter(Window::isFocused).findFirst().orElse(stage)
                .getScene());
        text.chars().forEach(letter -> robot.robotContext().getBaseRobot().typeKeyboard(scene,
                letter == '\n' ? KeyCode.ENTER : letter == '\t' ? KeyCode.TAB : KeyCode.UNDEFINED,
                Character.toString(letter)));
        settle();
    }

    /** Waits for what comes of keys and clicks; once for each, and not for every part of it as the robot does. */
    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void click(Supplier<Point2D> at, MouseButton button) {
        MouseRobot mouse = robot.robotContext().getMouseRobot();
        mouse.moveNoWait(at.get());
        // What has only just appeared may still move, as a hand would see.
        WaitForAsyncUtils.waitForFxEvents(2);
        mouse.moveNoWait(at.get());
        mouse.pressNoWait(button);
        mouse.releaseNoWait(button);
        settle();
    }

    /** Turns the wheel over the grid by notches: down if positive. */
    void wheel(int notches) {
        robot.moveTo(grid());
        robot.scroll(Math.abs(notches),
                notches > 0 ? javafx.geometry.VerticalDirection.DOWN : javafx.geometry.VerticalDirection.UP);
        WaitForAsyncUtils.waitForFxEvents();
    }

    Drops.Target drops() {
        return dropTarget.get();
    }

    /** The words of the label or button with this id, or null if it is not shown in any window. */
    @Nullable
    String words(String id) {
        return onFx(() -> find(id) instanceof Labeled labeled ? labeled.getText() : null);
    }

    void click(String id) {
        // A pop-over that has got more to show is larger only with the next frame.
        until(id, () -> isInside(find(id)));
        click(Objects.requireNonNull(onFx(() -> find(id))));
    }

    void click(Node node) {
        click(() -> robot.point(node).query(), MouseButton.PRIMARY);
    }

    /** Presses the mouse on a cell with shift held; made by hand, since the robot's mouse does not know of held keys. */
    void shiftClick(Node node) {
        Grid grid = grid();
        onFx(() -> {
            Bounds there = node.localToScene(node.getBoundsInLocal());
            PickResult pick = new PickResult(grid, there.getCenterX(), there.getCenterY());
            grid.fireEvent(new MouseEvent(MouseEvent.MOUSE_PRESSED, there.getCenterX(), there.getCenterY(), 0, 0,
                    MouseButton.PRIMARY, 1, true, false, false, false, true, false, false, true, false, true, pick));
            return true;
        });
    }

    /** Clicks a place of the grid, in pixels from its corner. */
    void clickAt(double x, double y) {
        Grid grid = grid();
        Point2D at = onFx(() -> grid.localToScreen(x, y));
        click(() -> at, MouseButton.PRIMARY);
    }

    /** The same with keys held, of which the robot's mouse does not know. */
    void clickAt(double x, double y, boolean shift, boolean control) {
        Grid grid = grid();
        onFx(() -> {
            Point2D at = grid.localToScene(x, y);
            PickResult pick = new PickResult(grid, at.getX(), at.getY());
            for (var type : List.of(MouseEvent.MOUSE_PRESSED, MouseEvent.MOUSE_RELEASED)) {
                grid.fireEvent(new MouseEvent(type, at.getX(), at.getY(), 0, 0, MouseButton.PRIMARY, 1, shift, control,
                        false, false, true, false, false, true, false, true, pick));
            }
            return true;
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    void drag(Node from, Node to) {
        robot.drag(from, MouseButton.PRIMARY);
        robot.dropTo(to);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Drags from one place of the grid to another, in pixels from the corner of the scene and of the grid. */
    void dragAt(double fromX, double fromY, double toX, double toY) {
        Grid grid = grid();
        double left = onFx(() -> grid.localToScene(0, 0).getX());
        Point2D from = onFx(() -> grid.localToScreen(fromX - left, fromY));
        Point2D to = onFx(() -> grid.localToScreen(toX - left, toY));
        robot.drag(from, MouseButton.PRIMARY);
        robot.moveTo(new Point2D((from.getX() + to.getX()) / 2, to.getY()));
        robot.dropTo(to);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Asks for the menu of a place of the grid, in pixels from its corner, by the right button. */
    void menuAt(Point2D place) {
        Grid grid = grid();
        click(() -> onFx(() -> grid.localToScreen(place)), MouseButton.SECONDARY);
    }

    /** Drags from one place of the grid to another, and presses Escape before letting go. */
    void dragAndEscape(Point2D from, Point2D to) {
        Grid grid = grid();
        robot.drag(onFx(() -> grid.localToScreen(from)), MouseButton.PRIMARY);
        robot.moveTo(onFx(() -> grid.localToScreen(from.midpoint(to))));
        robot.moveTo(onFx(() -> grid.localToScreen(to)));
        robot.push(KeyCode.ESCAPE);
        robot.drop();
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** Whether any label in any window says this. To be called on the toolkit's thread. */
    boolean isSaid(String part) {
        for (Window shown : Window.getWindows()) {
            if (shown.getScene() != null && isSaid(shown.getScene().getRoot(), part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSaid(Node node, String part) {
        if (node instanceof Labeled labeled && String.valueOf(labeled.getText()).contains(part)) {
            return true;
        }
        return node instanceof Parent parent
                && parent.getChildrenUnmodifiable().stream().anyMatch(child -> isSaid(child, part));
    }

    /** To be called on the toolkit's thread. */
    static @Nullable Node find(String id) {
        for (Window window : Window.getWindows()) {
            Node node = window.getScene() == null ? null : window.getScene().lookup("#" + id);
            if (node != null && isSeen(node)) {
                return node;
            }
        }
        return null;
    }

    private static boolean isInside(@Nullable Node node) {
        if (node == null || node.getScene() == null) {
            return false;
        }
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return bounds.intersects(0, 0, node.getScene().getWidth(), node.getScene().getHeight());
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    static int nodes(Node node) {
        int count = 1;
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                count += nodes(child);
            }
        }
        return count;
    }

    WritableImage picture() {
        return onFx(() -> window.scene().snapshot(null));
    }

    @Override
    public void close() {
        onFx(() -> {
            window.end();
            window.workspace().closeAll();
            stage.close();
            return true;
        });
        engine.close();
    }
}
