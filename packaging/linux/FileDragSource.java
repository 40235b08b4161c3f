import java.awt.Color;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.dnd.DnDConstants;
import java.awt.dnd.DragSource;
import java.io.File;
import java.util.List;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/**
 * A window of 120 x 120 at the upper left of the screen from which a file can be dragged: another process to drop from,
 * for {@code verify.sh}. Argument: the file's path, which need not be there.
 */
final class FileDragSource {
    private FileDragSource() {
    }

    record Files(List<File> files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[]{DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
            if (!isDataFlavorSupported(flavor)) {
                throw new UnsupportedFlavorException(flavor);
            }
            return files;
        }
    }

    public static void main(String[] args) {
        Files files = new Files(List.of(new File(args[0])));
        SwingUtilities.invokeLater(() -> {
            JFrame frame = new JFrame("drag from here");
            frame.setUndecorated(true);
            frame.setAlwaysOnTop(true);
            frame.getContentPane().setBackground(Color.ORANGE);
            frame.setBounds(0, 0, 120, 120);
            DragSource source = DragSource.getDefaultDragSource();
            source.createDefaultDragGestureRecognizer(frame.getContentPane(), DnDConstants.ACTION_COPY,
                    gesture -> gesture.startDrag(DragSource.DefaultCopyDrop, files));
            frame.setVisible(true);
        });
    }
}
