package dev.colonnade.app.desk;

import dev.colonnade.base.Fault;
import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;

/** The desktop's own browser. Only what people would type themselves is handed to it: web addresses and files. */
public final class DesktopLinks implements Links {
    @Override
    public void open(URI address) {
        String scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("http") && !scheme.equals("https") && !scheme.equals("file")) {
            throw Fault.of(Fault.Kind.USAGE, "addresses of kind \"" + scheme + "\" are not opened from here");
        }
        if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported()
                || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            throw Fault.of(Fault.Kind.UNSUPPORTED, "this desktop has no way to open " + address)
                    .advise("copy the cell and open it by hand");
        }
        try {
            Desktop.getDesktop().browse(address);
        } catch (IOException e) {
            throw Fault.of(Fault.Kind.IO, address + " was not opened: " + e.getMessage()).because(e);
        }
    }
}
