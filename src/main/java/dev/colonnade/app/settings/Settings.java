package dev.colonnade.app.settings;

import dev.colonnade.app.grid.Density;
import dev.colonnade.app.keep.JsonObject;
import dev.colonnade.app.keep.KeptFile;
import dev.colonnade.app.work.Engine;
import dev.colonnade.base.Fault;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** The settings, each a property; a change is on disk a second later. For the thread that paints. */
public final class Settings {
    /** Bytes to hold, heap included, unless somebody chooses otherwise, and the least one can choose. */
    public static final long MEMORY = 2_000_000_000L;
    public static final long LEAST_MEMORY = 600_000_000L;

    /** Light or dark. */
    public enum Theme {
        SYSTEM, LIGHT, DARK;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(this, "theme", Theme.SYSTEM);
    private final LongProperty memory = new SimpleLongProperty(this, "memory", MEMORY);
    private final ObjectProperty<@Nullable ZoneId> zone = new SimpleObjectProperty<>(this, "zone", null);
    private final ObjectProperty<Density> density = new SimpleObjectProperty<>(this, "density", Density.NORMAL);
    private final BooleanProperty restore = new SimpleBooleanProperty(this, "restore", true);
    private final boolean unreadable;
    private final KeptFile file;

    /**
     * @param folder null to keep nothing
     * @param kept what {@link KeptFile#read} found there
     */
    public Settings(@Nullable Path folder, Engine engine, KeptFile.Kept kept) {
        JsonObject json = kept.content();
        theme.set(theme(json));
        memory.set(memory(json));
        zone.set(zone(json.text("zone")));
        for (Density one : Density.values()) {
            if (key(one).equals(json.text("rows"))) {
                density.set(one);
            }
        }
        restore.set(json.flag("restoreSession", true));
        unreadable = kept.unreadable();
        file = new KeptFile(file(folder), engine, this::toJson);
        InvalidationListener changed = _ -> file.changed();
        theme.addListener(changed);
        memory.addListener(changed);
        zone.addListener(changed);
        density.addListener(changed);
        restore.addListener(changed);
    }

    private static String key(Density density) {
        return density.name().toLowerCase(Locale.ROOT);
    }

    /** Where settings are kept within the folder for them. */
    public static @Nullable Path file(@Nullable Path folder) {
        return folder == null ? null : folder.resolve("settings.json");
    }

    /** Bytes to hold, as kept; needed before there is anything else. */
    public static long memory(JsonObject json) {
        return Math.max(LEAST_MEMORY, json.number("memory", MEMORY));
    }

    /** The theme as kept; needed before there is anything to paint. */
    public static Theme theme(JsonObject json) {
        for (Theme one : Theme.values()) {
            if (one.key().equals(json.text("theme"))) {
                return one;
            }
        }
        return Theme.SYSTEM;
    }

    private static @Nullable ZoneId zone(@Nullable String name) {
        try {
            return name == null ? null : ZoneId.of(name);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private JsonObject toJson() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("theme", theme.get().key());
        all.put("memory", memory.get());
        ZoneId chosen = zone.get();
        if (chosen != null) {
            all.put("zone", chosen.getId());
        }
        all.put("rows", key(density.get()));
        all.put("restoreSession", restore.get());
        return new JsonObject(all);
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** Bytes to hold, heap included; from the next start on. */
    public LongProperty memoryProperty() {
        return memory;
    }

    /** The zone that moments are shown in, in tables opened from now on; null for UTC. */
    public ObjectProperty<@Nullable ZoneId> zoneProperty() {
        return zone;
    }

    /** How much room rows have, in every table. */
    public ObjectProperty<Density> densityProperty() {
        return density;
    }

    /** Whether what was open comes back at the next start. */
    public BooleanProperty restoreProperty() {
        return restore;
    }

    /** Whether there were settings that could not be understood, so that these are the usual ones. */
    public boolean wasUnreadable() {
        return unreadable;
    }

    /** @param onLost told when they cannot be kept */
    public void setOnLost(Consumer<Fault> onLost) {
        file.setOnLost(onLost);
    }

    /** The last chance to write. */
    public void end() {
        file.end();
    }
}
