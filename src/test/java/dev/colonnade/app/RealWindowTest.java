package dev.colonnade.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Progress;
import dev.colonnade.memory.Resources;
import dev.colonnade.task.generate.Generate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The window on a display, in a process of its own: everything else is tested without one. */
class RealWindowTest {
    @TempDir
    Path folder;

    @Test
    void a_table_is_painted_on_the_screen_and_scrolled_by_the_wheel() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/Xvfb")), "there is no Xvfb");
        Path file = folder.resolve("sample.arrow");
        new Generate(100_000, 8, 1, false).writeTo(file, new Resources(64 << 20).held(), Progress.NONE,
                Cancellation.NEVER);
        Process display = new ProcessBuilder("/usr/bin/Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24",
                "-nolisten", "tcp").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(display.getInputStream(), StandardCharsets.UTF_8))) {
            String number = out.readLine();
            assumeTrue(number != null, "Xvfb does not start");
            assertThat(inAProcess(":" + number.strip(), file)).contains("painted and scrolled");
        } finally {
            display.destroy();
            display.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private String inAProcess(String display, Path file) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-Dprism.order=sw",
                "-Dtestfx.robot=glass", "-cp", System.getProperty("java.class.path"), RealWindowTest.class.getName(),
                file.toString(), folder.toString())).redirectErrorStream(true);
        builder.environment().put("DISPLAY", display);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** What runs on the display. */
    public static void main(String[] args) {
        try (WindowDriver driver = WindowDriver.show(Path.of(args[1]))) {
            driver.open(Path.of(args[0]));
            var grid = driver.grid();
            int before = colours(driver);
            driver.wheel(5);
            WindowDriver.until("other rows", () -> grid.visibleRowsProperty().get().from() == 15);
            driver.grid();
            System.out.println(before > 20 && colours(driver) > 20
                    ? "painted and scrolled"
                    : "the screen shows " + before + " colours only");
        }
        Runtime.getRuntime().halt(0);
    }

    /** How many colours the screen shows where the grid is: letters alone, smoothed, make dozens. */
    private static int colours(WindowDriver driver) {
        var grid = driver.grid();
        // What is painted reaches the screen a moment later.
        org.testfx.util.WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
        return WindowDriver.onFx(() -> {
            Bounds there = grid.localToScreen(grid.getBoundsInLocal());
            WritableImage image = new Robot().getScreenCapture(null,
                    new Rectangle2D(there.getMinX(), there.getMinY(), there.getWidth(), there.getHeight()));
            Set<Integer> colours = new HashSet<>();
            for (int y = 0; y < (int) image.getHeight(); y++) {
                for (int x = 0; x < (int) image.getWidth(); x++) {
                    colours.add(image.getPixelReader().getArgb(x, y));
                }
            }
            return colours.size();
        });
    }
}
