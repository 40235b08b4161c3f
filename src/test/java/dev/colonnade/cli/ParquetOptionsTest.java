package dev.colonnade.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.base.Fault;
import dev.colonnade.format.Keys;
import dev.colonnade.testing.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line has for Parquet alone: keys, checksums of pages, types as they are stored. */
class ParquetOptionsTest {
    private static final String KEYS = """
            {"footer": "0123456789012345"%s,
             "columns": {"double_field": "1234567890123450", "float_field": "1234567890123451"}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static String data(String name) {
        return TestData.at("parquet-testing/" + name).toString();
    }

    private String keys(String text) throws IOException {
        return Files.writeString(folder.resolve("keys.json"), text).toString();
    }

    private static void failsWith(Run run, int status, String... words) {
        assertThat(run.status()).isEqualTo(status);
        assertThat(run.err()).contains(words).doesNotContain("Exception");
        assertThat(run.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypt_columns_and_footer", "encrypt_columns_and_footer_aad",
            "encrypt_columns_and_footer_bloom_filter", "encrypt_columns_and_footer_disable_aad_storage",
            "encrypt_columns_plaintext_footer"})
    void encryptedFilesAreReadWithTheirKeys(String name) throws IOException {
        String keys = keys(String.format(KEYS, name.contains("aad") ? ", \"aadPrefix\": \"tester\"" : ""));
        String file = data(name + ".parquet.encrypted");
        Run rows = Run.of("cat", file, "--keys", keys, "--format", "jsonl", "--columns", "double_field,float_field");
        assertThat(rows.err()).isEmpty();
        assertThat(rows.status()).isZero();
        Run count = Run.of("count", file, "--keys", keys);
        assertThat(rows.out().lines()).hasSize(Integer.parseInt(count.out().strip()));
        assertThat(rows.out()).contains(name.endsWith("bloom_filter") ? "2.5,\"float_field\":2.25" : "2.22222");
        assertThat(Run.of("schema", file, "--keys", keys).out()).contains("double_field");
        assertThat(Run.of("verify", file, "--keys", keys).out()).startsWith("sound");
        assertThat(Run.of("cat", file, "--keys", keys, "--verify-crc").status()).isZero();
    }

    @Test
    void aMissingOrWrongKeyIsSaidAndNeverShown() throws IOException {
        String file = data("encrypt_columns_and_footer.parquet.encrypted");
        failsWith(Run.of("cat", file), 1, "encrypted", "--keys");
        Run wrong = Run.of("cat", file, "--keys", keys("{\"footer\":\"5123456789012345\"}"));
        failsWith(wrong, 1, "key");
        assertThat(wrong.err()).doesNotContain("5123456789012345");
        failsWith(Run.of("cat", data("external_key_material_java.parquet.encrypted"), "--keys",
                keys(String.format(KEYS, ""))), 1, "external key material");
    }

    @Test
    void aFileOfKeysThatCannotBeReadIsNamed() throws IOException {
        String file = data("encrypt_columns_and_footer.parquet.encrypted");
        failsWith(Run.of("cat", file, "--keys", folder.resolve("none.json").toString()), 1, "none.json", "not there");
        failsWith(Run.of("cat", file, "--keys", keys("{")), 2, "keys.json");
        Path binary = Files.write(folder.resolve("binary"), new byte[]{(byte) 0xff, (byte) 0xfe});
        failsWith(Run.of("cat", file, "--keys", binary.toString()), 2, "binary", "not text");
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        failsWith(Run.of("cat", file, "--keys", large.toString()), 2, "large");
        failsWith(Run.of("cat", file, "--keys", folder.toString()), 1, "keys");
    }

    @Test
    void keysComeFromTheEnvironmentUnlessAFileIsNamed() throws IOException {
        assertThat(GivenKeys.of(null, null)).isSameAs(Keys.NONE);
        Keys fromEnvironment = GivenKeys.of(null, "{\"footer\":\"5123456789012345\"}");
        assertThat(fromEnvironment.footer()).isEqualTo("5123456789012345".getBytes(StandardCharsets.US_ASCII));
        Keys fromFile = GivenKeys.of(keys(String.format(KEYS, "")), "{\"footer\":\"5123456789012345\"}");
        assertThat(fromFile.footer()).isEqualTo("0123456789012345".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> GivenKeys.of(null, "{\"footer\":\"x\"}")).isInstanceOf(Fault.class)
                .hasMessageContaining("COLONNADE_KEYS");
    }

    @Test
    void aWrongChecksumIsAFaultOnRequestOnly() {
        String file = data("rle-dict-uncompressed-corrupt-checksum.parquet");
        assertThat(Run.of("cat", file, "--format", "jsonl").status()).isZero();
        failsWith(Run.of("cat", file, "--verify-crc", "--format", "jsonl"), 1, file, "checksum");
        failsWith(Run.of("head", file, "--verify-crc"), 1, file, "checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"datapage_v1-snappy-compressed-checksum", "plain-dict-uncompressed-checksum"})
    void rightChecksumsAreNoFault(String name) {
        assertThat(Run.of("cat", data(name + ".parquet"), "--verify-crc", "--format", "jsonl").out())
                .isEqualTo(Run.of("cat", data(name + ".parquet"), "--format", "jsonl").out()).isNotEmpty();
    }

    @Test
    void schemaShowsTypesAsTheyAreStored() {
        assertThat(Run.of("schema", data("fixed_length_decimal.parquet")).out().lines()).first().asString()
                .startsWith("value").endsWith("FIXED_LEN_BYTE_ARRAY(11) DECIMAL(25, 2)");
        assertThat(Run.of("schema", data("fixed_length_decimal.parquet"), "--json").out()).contains(
                "\"stored\":[{\"path\":\"value\",\"physicalType\":\"FIXED_LEN_BYTE_ARRAY(11)\","
                        + "\"logicalType\":\"DECIMAL(25, 2)\"}]");
        assertThat(Run.of("schema", data("list_columns.parquet")).out()).contains("    int64_list.list.item  INT64\n",
                "    utf8_list.list.item  BYTE_ARRAY STRING\n");
        assertThat(Run.of("schema", data("nulls.snappy.parquet")).out()).contains("b_struct.b_c_int  INT32\n");
    }
}
