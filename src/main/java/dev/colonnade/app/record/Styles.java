package dev.colonnade.app.record;

import javafx.css.PseudoClass;

/** States of a value that the style sheet knows. */
final class Styles {
    static final PseudoClass FAINT = PseudoClass.getPseudoClass("faint");
    static final PseudoClass CODE = PseudoClass.getPseudoClass("code");

    private Styles() {
    }
}
