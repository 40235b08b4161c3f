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

    @Test
    void only_ands_that_join_all_of_a_condition_cut_it() {
        assertThat(Conjunction.parts("a > 1 AND b BETWEEN 2 AND 3 and (c = 4 AND d = 5)")).containsExactly("a > 1",
                "b BETWEEN 2 AND 3", "(c = 4 AND d = 5)");
        assertThat(Conjunction.parts("a AND b OR c")).containsExactly("a AND b OR c");
        assertThat(Conjunction.parts("CASE WHEN a AND b THEN c END AND s = 'x AND y'"))
                .containsExactly("CASE WHEN a AND b THEN c END", "s = 'x AND y'");
    }
}
