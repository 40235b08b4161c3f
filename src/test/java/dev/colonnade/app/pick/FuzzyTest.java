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
        assertThat(whole).isGreaterThan(Fuzzy.score("col", "protocol"));
        assertThat(whole).isGreaterThan(beginnings);
        assertThat(Fuzzy.score("hide", "Hide column")).isGreaterThan(whole);
        assertThat(Fuzzy.score("col", "protocol")).isGreaterThan(beginnings);
        assertThat(Fuzzy.score("col hid", "Hide column")).isBetween(beginnings, whole);
        assertThat(beginnings).isPositive();
        assertThat(Fuzzy.score("arrDel", "carrier_arrDelay")).isPositive();
        assertThat(Fuzzy.score("ad", "carrierArrDelay")).as("capitals begin words").isPositive();
    }

    @Test
    void letters_here_and_there_within_words_say_nothing() {
        assertThat(Fuzzy.score("ilm", "Hide column")).isEqualTo(Fuzzy.NONE);
        assertThat(Fuzzy.score("hdc", "Hide column")).isEqualTo(Fuzzy.NONE);
        assertThat(Fuzzy.score("o", "Hide column")).as("one letter is no part of a word").isEqualTo(Fuzzy.NONE);
        assertThat(Fuzzy.score("ctrl+p", "Ctrl+Shift+P")).isPositive();
        assertThat(Fuzzy.score("--", "Hide column")).isEqualTo(Fuzzy.NONE);
        assertThat(Fuzzy.score("a".repeat(60), "a_".repeat(200))).as("in no time").isPositive();
    }
}
