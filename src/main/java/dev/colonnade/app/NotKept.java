package dev.colonnade.app;

import dev.colonnade.app.text.Texts;
import dev.colonnade.base.Fault;
import java.util.function.Consumer;

/** Says once that nothing can be kept between starts, where and why: whoever knows it does not want to hear it again. */
final class NotKept implements Consumer<Fault> {
    private final Texts texts;
    private final Toast toast;
    private boolean said;

    NotKept(Texts texts, Toast toast) {
        this.texts = texts;
        this.toast = toast;
    }

    @Override
    public void accept(Fault lost) {
        if (!said) {
            said = true;
            toast.show(texts.get("kept.lost"),
                    texts.get("kept.lost.text", String.valueOf(lost.file()), lost.problem()));
        }
    }
}
