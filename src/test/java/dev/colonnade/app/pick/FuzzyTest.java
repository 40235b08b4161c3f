package dev.colonnade.app.pick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FuzzyTest {
    @Test
    void letters_must_all_be_there_in_order() {
        assertThat(Fuzzy.score("hc", "Hide column")).isPositive();
        assertThat(Fuzzy.score("hidcol", "Hide column")).isPositive();
        assertThat(Fuzzy.score("ch", "Hide column")).isEqualTo(Fuzzy.NONE);
        assertThat(Fuzzy.score("hidex", "Hide column")).isEqualTo(Fuzzy.NONE);
        assertThat(Fuzzy.score("", "anything")).isZero();
    }

    @Test
    void what_is_written_out_beats_what_begins_words_beats_what_is_scattered() {
        int whole = Fuzzy.score("col", "Hide column");
        int beginnings = Fuzzy.score("hcl", "Hide column left");
        int scattered = Fuzzy.score("ilm", "Hide column");
        assertThat(whole).isGreaterThan(Fuzzy.score("col", "protocol"));
        assertThat(whole).isGreaterThan(beginnings);
        assertThat(beginnings).isGreaterThan(scattered);
        assertThat(scattered).isPositive();
    }
}
