package dev.colonnade.app.grid;

import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.util.Duration;

/** Waits a moment before cells on their way say so: most come sooner, and a mark that flickers by makes a grid restless. */
final class Patience {
    static final Duration LIMIT = Duration.millis(50);

    private final PauseTransition pause = new PauseTransition(LIMIT);
    private boolean complete;
    private boolean over;

    /** @param repaint called when the moment has passed */
    Patience(Runnable repaint) {
        pause.setOnFinished(_ -> {
            over = !complete;
            repaint.run();
        });
    }

    /** Whether cells have been on their way for so long that they should say so. */
    boolean isOver() {
        return over;
    }

    /** Told after every painting whether all cells were there. */
    void with(boolean complete) {
        this.complete = complete;
        if (complete) {
            pause.stop();
            over = false;
        } else if (pause.getStatus() != Animation.Status.RUNNING && !over) {
            pause.playFromStart();
        }
    }
}
