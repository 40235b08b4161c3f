package dev.colonnade.app.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GutterTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 12, 999, 1_000, 12_345, 999_999, 1_000_000, 3_000_000_000L, Long.MAX_VALUE})
    void row_numbers_are_written_as_a_formatter_writes_them(long number) {
        assertThat(Gutter.label(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }
}
