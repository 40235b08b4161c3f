package dev.colonnade.format.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Cancellation;
import dev.colonnade.base.Fault;
import dev.colonnade.base.Progress;
import dev.colonnade.base.RowRange;
import dev.colonnade.format.Keys;
import dev.colonnade.format.OpenOptions;
import dev.colonnade.format.Table;
import dev.colonnade.format.open.Openers;
import dev.colonnade.testing.Rows;
import dev.colonnade.testing.TestData;
import dev.colonnade.testing.TestResources;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of the format's own test data, encrypted in every way, with the right keys, with wrong ones and without. */
class EncryptedFilesTest {
    private static final String KEYS = """
            {"footer": "0123456789012345", "aadPrefix": "tester",
             "columns": {"double_field": "1234567890123450", "float_field": "hex:31323334353637383930313233343531"}}""";
    private static final String FOLDER = "parquet-testing/";

    private final TestResources opener = new TestResources(64 << 20);

    private Table open(String name, String keys) {
        Path file = TestData.at(FOLDER + name + ".parquet.encrypted");
        return Openers.open(file, opener.resources(), new OpenOptions(Keys.parse(keys), false), Progress.NONE,
                Cancellation.NEVER);
    }

    private static Fault fault(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        return (Fault) org.assertj.core.api.Assertions.catchThrowable(work);
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt_columns_and_footer", "encrypt_columns_and_footer_aad",
            "encrypt_columns_and_footer_bloom_filter", "encrypt_columns_and_footer_disable_aad_storage",
            "encrypt_columns_plaintext_footer"})
    void readsWithTheRightKeys(String name) {
        String keys = name.contains("aad") ? KEYS : KEYS.replace("\"aadPrefix\": \"tester\",", "");
        try (Table table = open(name, keys)) {
            List<String> rows = Rows.of(table);
            assertThat(rows).hasSize((int) table.rowCount()).hasSizeGreaterThan(10);
            int column = table.schema().indexOf("double_field");
            int other = table.schema().indexOf("float_field");
            List<String> some = Rows.of(table, RowRange.of(2, 4), new int[]{column, other});
            assertThat(some.get(0)).startsWith(name.endsWith("bloom_filter") ? "[2.5,2.25]" : "[2.22222");
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void saysThatItNeedsKeys() {
        Fault fault = fault(() -> open("encrypt_columns_and_footer", "{}"));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.NEEDS_KEY);
        assertThat(fault).hasMessageContaining("kf").hasMessageContaining("--keys");
    }

    @Test
    void aWrongKeyIsNotDamage() {
        Fault fault = fault(() -> open("encrypt_columns_and_footer", "{\"footer\":\"5123456789012345\"}"));
        assertThat(fault.kind()).isEqualTo(Fault.Kind.NEEDS_KEY);
        assertThat(fault.getMessage()).doesNotContain("5123456789012345");
    }

    @Test
    void aPlainFooterLetsPlainColumnsBeReadAndNamesTheOthers() {
        try (Table table = open("encrypt_columns_plaintext_footer", "{}")) {
            int plain = table.schema().indexOf("boolean_field");
            assertThat(Rows.of(table, RowRange.of(0, 3), new int[]{plain})).hasSize(3);
            Fault fault = fault(() -> Rows.of(table));
            assertThat(fault.kind()).isEqualTo(Fault.Kind.NEEDS_KEY);
            assertThat(fault).hasMessageContaining("_field");
        }
        assertThat(opener.isAllReturned()).isTrue();
    }

    @Test
    void keyMaterialOfAServiceIsRefusedByName() {
        assertThatThrownBy(() -> open("external_key_material_java", KEYS)).isInstanceOf(Fault.class)
                .hasMessageContaining("external key material");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"footer\":\"short\"}", "{\"footer\":1}", "{\"foot\":\"0123456789012345\"}",
            "{\"footer\":\"hex:zz\"}", "{\"columns\":\"x\"}", "{\"footer\":\"0123456789012345\"} x"})
    void keysThatMakeNoSenseAreRefused(String keys) {
        assertThatThrownBy(() -> Keys.parse(keys))
                .isInstanceOfSatisfying(Fault.class, fault -> assertThat(fault.kind()).isEqualTo(Fault.Kind.USAGE));
    }
}
