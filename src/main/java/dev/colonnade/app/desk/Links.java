package dev.colonnade.app.desk;

import java.net.URI;

/** Opens addresses in whatever program the desktop has for them. Not on the thread that paints: it may take a while. */
public interface Links {
    /** @throws dev.colonnade.base.Fault if the desktop has no way to */
    void open(URI address);
}
