package dev.colonnade.app.columns.menu;

import dev.colonnade.app.grid.Grid;
import dev.colonnade.app.pick.Picker;
import dev.colonnade.app.pick.Sheet;
import dev.colonnade.app.text.Texts;
import dev.colonnade.app.work.Engine;
import dev.colonnade.view.CellFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.kordamp.ikonli.fluentui.FluentUiRegularAL;

/** Chooses the time zone that a column of moments is shown in. */
public final class ZonePicker {
    private static final int SHOWN = 10;

    private final Sheet sheet;
    private final Grid grid;
    private final int source;
    private Zones zones = new Zones(Instant.now(), Map.of());

    private ZonePicker(Sheet sheet, Grid grid) {
        this.sheet = sheet;
        this.grid = grid;
        this.source = grid.currentSource();
    }

    /** For the column the cursor stands in. */
    public static void show(Texts texts, Sheet sheet, Engine engine, Grid grid) {
        ZonePicker chooser = new ZonePicker(sheet, grid);
        Picker<ZoneId> picker = new Picker<>("zones", texts.get("zones.prompt"), texts.get("zones.nothing"), SHOWN,
                chooser::find, chooser::look, chooser::take);
        sheet.show(picker);
        picker.begin("");
        engine.background().execute(() -> {
            Map<ZoneId, List<String>> names = Zones.names();
            engine.ui().execute(() -> {
                chooser.zones = new Zones(Instant.now(), names);
                picker.refresh();
            });
        });
    }

    private List<ZoneId> find(String typed) {
        return zones.find(typed);
    }

    private Picker.Look look(ZoneId zone) {
        return new Picker.Look(FluentUiRegularAL.CLOCK_20, Zones.name(zone), zones.distance(zone), true);
    }

    private void take(ZoneId zone) {
        sheet.close();
        CellFormat format = grid.columnLayout().format(source);
        grid.columnLayout().setFormat(source, format.withZone(zone.equals(ZoneOffset.UTC) ? null : zone));
    }
}
