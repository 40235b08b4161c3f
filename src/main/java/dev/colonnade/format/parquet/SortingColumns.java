package dev.colonnade.format.parquet;

import dev.colonnade.base.Fault;
import dev.colonnade.format.DeclaredOrder;
import dev.colonnade.format.parquet.meta.RowGroups;
import dev.colonnade.format.parquet.schema.Shape;
import dev.colonnade.format.parquet.schema.Shape.LeafShape;
import java.util.ArrayList;
import java.util.List;

/** The {@code sorting_columns} that all row groups with rows agree on. */
final class SortingColumns {
    private SortingColumns() {
    }

    static List<DeclaredOrder> of(Contents contents) {
        RowGroups groups = contents.footer().groups();
        List<DeclaredOrder> common = null;
        try {
            for (int group = 0; group < groups.count(); group++) {
                if (groups.rows(group) > 0) {
                    List<DeclaredOrder> own = declared(groups.group(group).sorting(), contents.shapes());
                    common = common == null ? own : same(common, own);
                    if (common.isEmpty()) {
                        return List.of();
                    }
                }
            }
        } catch (Fault e) {
            // As statistics are, this is a shortcut; what is wrong with the footer shows elsewhere.
            return List.of();
        }
        return common == null ? List.of() : List.copyOf(common);
    }

    private static List<DeclaredOrder> declared(int[][] sorting, List<Shape> shapes) {
        List<DeclaredOrder> declared = new ArrayList<>();
        for (int[] by : sorting) {
            int column = column(by[0], shapes);
            if (column < 0) {
                break;
            }
            declared.add(new DeclaredOrder(column, by[1] == 1, by[2] == 1));
        }
        return declared;
    }

    /** The column of which this leaf is all there is, or -1. */
    private static int column(int leaf, List<Shape> shapes) {
        for (int column = 0; column < shapes.size(); column++) {
            if (shapes.get(column) instanceof LeafShape shape && shape.leaf().index() == leaf
                    && shape.leaf().maxRep() == 0) {
                return column;
            }
        }
        return -1;
    }

    private static List<DeclaredOrder> same(List<DeclaredOrder> one, List<DeclaredOrder> other) {
        int same = 0;
        while (same < Math.min(one.size(), other.size()) && one.get(same).equals(other.get(same))) {
            same++;
        }
        return one.subList(0, same);
    }
}
