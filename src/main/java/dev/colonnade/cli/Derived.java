package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import dev.colonnade.format.IdentifiedTable;
import dev.colonnade.format.Table;
import dev.colonnade.memory.HeldMemory;
import dev.colonnade.scan.computed.Computed;
import dev.colonnade.scan.computed.ComputedTable;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Columns that a table has none of: computed ones ({@code --with}) and where rows come from ({@code --row-identity}).
 *
 * @param own how many columns the table has itself
 */
record Derived(List<Computed> computed, boolean identity, int own, HeldMemory memory) {
    static void declareWith(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--with").type(List.class).auxiliaryTypes(String.class)
                .paramLabel("'NAME = EXPR'").description("one more column, worked out of others; may be repeated")
                .build());
    }

    static void declareIdentity(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("--row-identity").description("three more columns: " + String.join(", ",
                IdentifiedTable.NAMES)).build());
    }

    static Derived of(ParseResult options, Table table, HeldMemory memory) {
        List<Computed> computed = new ArrayList<>();
        List<String> texts = options.matchedOptionValue("--with", List.<String>of());
        for (String text : texts) {
            try {
                computed.add(Computed.parse(text, table.schema()));
            } catch (Fault e) {
                throw e.at("--with");
            }
        }
        boolean identity = options.hasMatchedOption("--row-identity");
        return new Derived(computed, identity, table.schema().size(), memory);
    }

    /** The table with those columns. */
    Table over(Table table) {
        Table all = computed.isEmpty() ? table : new ComputedTable(table, computed, memory);
        return identity ? new IdentifiedTable(all, memory) : all;
    }

    /** The table's own columns that these are made of. */
    int[] stored(int[] columns) {
        java.util.LinkedHashSet<Integer> needed = new java.util.LinkedHashSet<>();
        for (int column : columns) {
            if (column < own) {
                needed.add(column);
            } else if (column < own + computed.size()) {
                computed.get(column - own).expression().columns(needed);
            }
        }
        return needed.stream().mapToInt(Integer::intValue).toArray();
    }
}
