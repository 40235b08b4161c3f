package dev.colonnade.app.grid;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * Milliseconds from frame to frame with the toolkit at full speed, and of each those spent in our own code on its
 * thread; both sorted.
 *
 * @param begun when the first frame that counts began
 * @param ended when the last one did
 */
record Frames(double[] whole, double[] ours, Instant begun, Instant ended) {
    private static final double LONG = 50;

    /** What makes a frame unlike the one before. */
    interface Turn {
        void next(long number);
    }

    /** Puts something on the stage, and says how it changes. */
    interface Scenery {
        Turn build(Stage stage);
    }

    /** @param warmUp frames that are not counted, before those that are */
    static Frames measure(int frames, int warmUp, Scenery scenery) {
        CompletableFuture<Frames> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            Stage stage = new Stage();
            Turn frame = scenery.build(stage);
            stage.show();
            double[] whole = new double[frames];
            double[] ours = new double[frames];
            Pulses pulses = new Pulses();
            Platform.runLater(new Runnable() {
                private int count = -warmUp;
                private Instant begun = Instant.now();
                private long last;

                @Override
                public void run() {
                    long begin = System.nanoTime();
                    if (count == 0) {
                        begun = Instant.now();
                    } else if (count > 0) {
                        whole[count - 1] = (begin - last) / 1e6;
                    }
                    last = begin;
                    if (count == frames) {
                        stage.close();
                        Arrays.sort(whole);
                        Arrays.sort(ours);
                        done.complete(new Frames(whole, ours, begun, Instant.now()));
                        return;
                    }
                    frame.next(count + warmUp);
                    if (count >= 0) {
                        ours[count] = (System.nanoTime() - begin) / 1e6;
                    }
                    count++;
                    pulses.pulse();
                    Platform.runLater(this);
                }
            });
        });
        return done.orTimeout(10, TimeUnit.MINUTES).join();
    }

    /**
     * The toolkit's frames, one after the other. Its own timer ticks by whole milliseconds even at full speed, which
     * would round every frame up.
     */
    private static final class Pulses {
        private final Object toolkit;
        private final Method pulse;

        Pulses() {
            try {
                toolkit = Class.forName("com.sun.javafx.tk.Toolkit").getMethod("getToolkit").invoke(null);
                pulse = toolkit.getClass().getDeclaredMethod("pulse");
                pulse.setAccessible(true);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this toolkit cannot be driven by hand", e);
            }
        }

        /** Lays out and hands over to the renderer, after waiting for what it was given before. */
        void pulse() {
            try {
                pulse.invoke(toolkit);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    static double at(double[] sorted, double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * quantile)];
    }

    /** Of several rounds of the same, as of one. */
    static Frames all(List<Frames> rounds) {
        return new Frames(sorted(rounds.stream().map(Frames::whole)), sorted(rounds.stream().map(Frames::ours)),
                rounds.getFirst().begun, rounds.getLast().ended);
    }

    private static double[] sorted(Stream<double[]> parts) {
        return parts.flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    double median() {
        return at(whole, 0.5);
    }

    @Override
    public String toString() {
        long slow = Arrays.stream(whole).filter(frame -> frame > LONG).count();
        return String.format(Locale.ROOT,
                "median %.2f ms, p99 %.2f, p99.9 %.2f, longest %.2f, %d over %.0f ms; "
                        + "our own part median %.2f ms, p99 %.2f",
                median(), at(whole, 0.99), at(whole, 0.999), whole[whole.length - 1], slow, LONG, at(ours, 0.5),
                at(ours, 0.99));
    }
}
