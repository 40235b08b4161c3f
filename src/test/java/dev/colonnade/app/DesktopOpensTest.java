package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.glass.ui.Application;
import dev.colonnade.app.desk.DesktopOpens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What macOS says when a file is double-clicked while the program runs. */
class DesktopOpensTest {
    @TempDir
    Path folder;

    @Test
    void files_that_the_desktop_asks_for_are_opened_and_other_events_go_on_to_the_toolkit() {
        try (WindowDriver driver = WindowDriver.show(folder)) {
            List<Path> asked = new ArrayList<>();
            List<String> toolkit = new ArrayList<>();
            WindowDriver.onFx(() -> {
                Application application = Application.GetApplication();
                Application.EventHandler own = application.getEventHandler();
                application.setEventHandler(new Application.EventHandler() {
                    @Override
                    public void handlePreferencesChanged(Map<String, Object> preferences) {
                        toolkit.add("preferences");
                    }

                    @Override
                    public void handleOpenFilesAction(Application of, long time, String[] files) {
                        toolkit.add("files");
                    }
                });
                try {
                    DesktopOpens.listen(asked::addAll);
                    Application.EventHandler ours = application.getEventHandler();
                    ours.handleOpenFilesAction(application, 0, new String[]{"/data/a b.parquet", "/data/ü.arrow"});
                    ours.handlePreferencesChanged(Map.of());
                } finally {
                    application.setEventHandler(own);
                }
                return true;
            });
            assertThat(asked).containsExactly(Path.of("/data/a b.parquet"), Path.of("/data/ü.arrow"));
            assertThat(toolkit).containsExactly("preferences");
            assertThat(driver.window().workspace().tabs()).isEmpty();
        }
    }
}
