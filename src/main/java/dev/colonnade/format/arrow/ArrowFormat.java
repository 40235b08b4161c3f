package dev.colonnade.format.arrow;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.column.Layouts;
import dev.colonnade.format.Table;
import dev.colonnade.format.TableFormat;
import dev.colonnade.memory.Mapped;
import dev.colonnade.memory.MappedFile;
import dev.colonnade.memory.Resources;
import java.lang.foreign.MemorySegment;

/** Arrow IPC in all its shapes; also knows Feather V1, to refuse it by name. */
public final class ArrowFormat implements TableFormat {
    /** "FEA1", little-endian. */
    private static final int FEATHER_V1 = 0x31414546;

    @Override
    public String name() {
        return "Arrow";
    }

    @Override
    public boolean recognises(MappedFile file) {
        MemorySegment bytes = file.bytes();
        return IpcFile.hasMagic(bytes, 0) || isFeatherV1(bytes) || IpcStream.begins(bytes);
    }

    private static boolean isFeatherV1(MemorySegment bytes) {
        return bytes.byteSize() >= 4 && bytes.get(Layouts.INT, 0) == FEATHER_V1;
    }

    @Override
    public Table open(MappedFile file, String name, Resources resources, Progress progress,
            Cancellation cancellation) {
        MemorySegment bytes = file.bytes();
        Contents contents;
        try {
            contents = index(bytes, progress, cancellation);
        } catch (InternalError e) {
            throw file.explain(e);
        } catch (IndexOutOfBoundsException e) {
            throw Fault.damaged("metadata", "it points outside itself").because(e);
        }
        file.retain();
        return new ArrowTable(name, file, contents, resources);
    }

    /**
     * A stream that we wrote ourselves, as a table. Its values are read where they lie.
     *
     * @param stream the table is a holder of it until it is closed
     */
    public static Table own(Mapped stream, Resources resources, Cancellation cancellation) {
        Contents contents = IpcStream.index(stream.bytes(), 0, "Arrow IPC stream", Progress.NONE, cancellation);
        stream.retain();
        return new ArrowTable("spilled rows", stream, contents, resources);
    }

    private static Contents index(MemorySegment bytes, Progress progress, Cancellation cancellation) {
        if (isFeatherV1(bytes)) {
            throw Fault.unsupported(null, "a Feather V1 file, a format given up in 2020")
                    .advise("write it again as Feather V2, which is an Arrow IPC file");
        }
        if (!IpcFile.hasMagic(bytes, 0)) {
            return IpcStream.index(bytes, 0, "Arrow IPC stream", progress, cancellation);
        }
        if (IpcFile.hasFooter(bytes)) {
            return IpcFile.index(bytes, progress, cancellation);
        }
        if (bytes.byteSize() <= IpcFile.HEAD) {
            throw Fault.damaged(null, "the file ends after its magic number").advise("fetch or write it again");
        }
        return IpcStream.index(bytes, IpcFile.HEAD, "Arrow IPC file without its footer", progress, cancellation);
    }
}
