package dev.colonnade.app.columns.menu;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.pick.Fuzzy;
import dev.colonnade.app.pick.Picker;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Texts;
import dev.colonnade.view.CellFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;

/** Chooses the time zone that a column of moments is shown in: UTC and this computer's first, then all by name. */
public final class ZonePicker {
    private static final int SHOWN = 10;

    private final Texts texts;
    private final Sheet sheet;
    private final Grid grid;
    private final int source;
    private final Instant now = Instant.now();

    private ZonePicker(Texts texts, Sheet sheet, Grid grid) {
        this.texts = texts;
        this.sheet = sheet;
        this.grid = grid;
        this.source = grid.currentSource();
    }

    /** For the column the cursor stands in. */
    public static void show(Texts texts, Sheet sheet, Grid grid) {
        ZonePicker chooser = new ZonePicker(texts, sheet, grid);
        Picker<ZoneId> picker = new Picker<>("zones", texts.get("zones.prompt"), texts.get("zones.nothing"), SHOWN,
                chooser::find, chooser::look, chooser::take);
        sheet.show(picker);
        picker.begin("");
    }

    private List<ZoneId> find(String typed) {
        List<ZoneId> zones = new ArrayList<>();
        zones.add(ZoneOffset.UTC);
        if (!zones.contains(ZoneId.systemDefault())) {
            zones.add(ZoneId.systemDefault());
        }
        ZoneId.getAvailableZoneIds().stream().filter(name -> name.contains("/") && !name.startsWith("Etc/")).sorted()
                .map(ZoneId::of).filter(zone -> !zones.contains(zone)).forEach(zones::add);
        zones.removeIf(zone -> Fuzzy.score(typed, name(zone)) < 0);
        return zones;
    }

    private static String name(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId().replace('_', ' ');
    }

    private Picker.Look look(ZoneId zone) {
        String distance = zone.getRules().getOffset(now).getId();
        return new Picker.Look(FluentUiRegularAL.CLOCK_20, name(zone),
                distance.equals("Z") ? texts.get("zones.utc") : distance, true);
    }

    private void take(ZoneId zone) {
        sheet.close();
        CellFormat format = grid.columnLayout().format(source);
        grid.columnLayout().setFormat(source, format.withZone(zone.equals(ZoneOffset.UTC) ? null : zone));
    }
}
