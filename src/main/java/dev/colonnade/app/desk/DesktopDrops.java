package dev.colonnade.app.desk;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Drag and drop as the desktop does it. Files are opened, never moved: only a copy is accepted. */
public final class DesktopDrops implements Drops {
    @Override
    public void install(Node node, Target target) {
        Hovering hovering = new Hovering(target);
        node.setOnDragEntered(_ -> hovering.entered());
        node.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                hovering.over(files(event));
                event.consume();
            }
        });
        node.addEventFilter(DragEvent.DRAG_EXITED_TARGET, event -> {
            if (event.getTarget() == node) {
                hovering.left();
            }
        });
        node.setOnDragExited(_ -> hovering.left());
        node.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            List<Path> files = files(event);
            event.setDropCompleted(!files.isEmpty());
            event.consume();
            hovering.dropped(files);
        });
    }

    private static List<Path> files(DragEvent event) {
        return event.getDragboard().getFiles().stream().map(File::toPath).map(DroppedName::repaired).toList();
    }
}
