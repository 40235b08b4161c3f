package dev.colonnade.app.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.colonnade.app.work.Query;
import dev.colonnade.base.Fault;
import dev.colonnade.column.Field;
import dev.colonnade.column.Schema;
import dev.colonnade.column.Type;
import dev.colonnade.scan.expression.Conjunction;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeTextTest {
    private final Schema schema = new Schema(
            List.of(new Field("n", new Type.Int(64, true), true),
                    new Field("a \"b\"", new Type.Utf8(Type.Layout.SMALL), true)));

    private String code(String condition, CodeText.Language language) {
        return new CodeText("some/file.parquet", schema, Query.ALL.and(condition)
                .withOrder(List.of(new Query.SortBy("n", true))), new int[]{1, 0}).in(language);
    }

    @Test
    void conditions_become_expressions_of_pyarrow() {
        assertThat(code("n > 5 AND (\"a \"\"b\"\"\" = 'it''s' OR n IS NULL)", CodeText.Language.PYARROW)).isEqualTo("""
                import pyarrow.compute as pc
                import pyarrow.dataset as ds

                table = ds.dataset("some/file.parquet", format="parquet").to_table(filter=\
                ((pc.field("n") > 5) & ((pc.field("a \\"b\\"") == "it's") | pc.field("n").is_null())))
                table = table.sort_by([("n", "descending")])
                table = table.select(["a \\"b\\"", "n"])
                """);
        assertThatThrownBy(() -> code("n % 2 = 1", CodeText.Language.PYARROW)).isInstanceOf(Fault.class)
                .hasMessageContaining("pyarrow");
    }

    private static String filter(Type type, String condition) {
        String code = new CodeText("f.parquet", new Schema(List.of(new Field("x", type, true))),
                Query.ALL.and(condition), new int[]{0}).in(CodeText.Language.PYARROW);
        assertThat(code).contains("import pyarrow as pa\n");
        assertThat(code.contains("from decimal import Decimal\n")).isEqualTo(code.contains("Decimal("));
        return code.substring(code.indexOf("filter=") + 7, code.indexOf(")\ntable ="));
    }

    @Test
    void moments_and_decimals_are_said_to_pyarrow_with_every_digit() {
        Type micros = new Type.Timestamp(Type.Unit.MICRO, "Europe/Berlin");
        assertThat(filter(micros, "x >= TIMESTAMPTZ '2025-07-01T12:00:00.000001Z'"))
                .isEqualTo(
                        "(pc.field(\"x\") >= pa.scalar(1751371200000001, pa.timestamp(\"us\", tz=\"Europe/Berlin\")))");
        assertThat(filter(micros, "x < TIMESTAMPTZ '2025-07-01T14:00:00.000000001+02:00'"))
                .isEqualTo(
                        "(pc.field(\"x\") < pa.scalar(1751371200000000001, pa.timestamp(\"ns\", tz=\"Europe/Berlin\")))");
        assertThat(filter(micros, "x IN (TIMESTAMPTZ '1970-01-01T00:00:01Z', TIMESTAMPTZ '1969-12-31T23:59:59Z')"))
                .isEqualTo(
                        "pc.field(\"x\").isin(pa.array([1000000, -1000000], pa.timestamp(\"us\", tz=\"Europe/Berlin\")))");
        assertThat(filter(new Type.Timestamp(Type.Unit.SECOND, null), "x = TIMESTAMP '1969-12-31 23:59:59.5'"))
                .isEqualTo("(pc.field(\"x\") == pa.scalar(-500, pa.timestamp(\"ms\")))");
        assertThat(filter(new Type.Timestamp(Type.Unit.SECOND, null),
                "x IN (TIMESTAMP '1970-01-01 00:00:01', TIMESTAMP '1970-01-01 00:00:01.5')"))
                .isEqualTo("((pc.field(\"x\") == pa.scalar(1, pa.timestamp(\"s\")))"
                        + " | (pc.field(\"x\") == pa.scalar(1500, pa.timestamp(\"ms\"))))");
        assertThat(filter(new Type.Date(false), "x BETWEEN DATE '1970-01-02' AND DATE '2025-07-01'"))
                .isEqualTo(
                        "((pc.field(\"x\") >= pa.scalar(1, pa.date32())) & (pc.field(\"x\") <= pa.scalar(20270, pa.date32())))");
        assertThat(filter(new Type.Date(true), "x <> DATE '1969-12-31'"))
                .isEqualTo("(pc.field(\"x\") != pa.scalar(-86400000, pa.date64()))");
        assertThat(filter(new Type.Time(Type.Unit.MILLI), "x > TIME '00:00:01.25'"))
                .isEqualTo("(pc.field(\"x\") > pa.scalar(1250, pa.time32(\"ms\")))");
        assertThat(filter(new Type.Time(Type.Unit.MICRO), "x > TIME '00:00:00.000000001'"))
                .isEqualTo("(pc.field(\"x\") > pa.scalar(1, pa.time64(\"ns\")))");
        Type money = new Type.Decimal(128, 20, 4);
        assertThat(filter(money, "x >= 12345678901234.0050"))
                .isEqualTo("(pc.field(\"x\") >= pa.scalar(Decimal(\"12345678901234.0050\"), pa.decimal128(18, 4)))");
        assertThat(filter(money, "x = -0.05"))
                .isEqualTo("(pc.field(\"x\") == pa.scalar(Decimal(\"-0.05\"), pa.decimal128(3, 2)))");
    }

    @Test
    void only_ands_that_join_all_of_a_condition_cut_it() {
        assertThat(Conjunction.parts("a > 1 AND b BETWEEN 2 AND 3 and (c = 4 AND d = 5)")).containsExactly("a > 1",
                "b BETWEEN 2 AND 3", "(c = 4 AND d = 5)");
        assertThat(Conjunction.parts("a AND b OR c")).containsExactly("a AND b OR c");
        assertThat(Conjunction.parts("CASE WHEN a AND b THEN c END AND s = 'x AND y'"))
                .containsExactly("CASE WHEN a AND b THEN c END", "s = 'x AND y'");
    }
}
