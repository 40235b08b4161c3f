package dev.colonnade.cli;

import dev.colonnade.base.Cancellation;
import dev.colonnade.format.Table;
import dev.colonnade.task.dedup.DedupResult;
import dev.colonnade.task.dedup.DedupSpec;
import dev.colonnade.task.dedup.Group;
import dev.colonnade.task.dedup.GroupKey;

/**
 * What a search for duplicates found, for people and for programs.
 *
 * @param groups whether groups are shown, and not only counts
 */
record DedupReport(DedupResult result, Table table, DedupSpec spec, boolean groups) {

    String json(Cancellation cancellation) {
        StringBuilder text = new StringBuilder();
        text.append("{\"rows\":").append(result.rows()).append(",\"unique\":").append(result.unique())
                .append(",\"duplicates\":").append(result.duplicates()).append(",\"groups\":").append(result.groups());
        if (spec.trustHash()) {
            text.append(",\"collisionBound\":").append(result.collisionBound());
        }
        if (groups) {
            text.append(",\"largest\":[");
            for (Group group : result.largest()) {
                text.append(text.charAt(text.length() - 1) == '[' ? "" : ",").append("{\"key\":")
                        .append(key(group, cancellation)).append(",\"count\":").append(group.count()).append('}');
            }
            text.append("],\"examples\":[");
            for (Group group : result.examples()) {
                text.append(text.charAt(text.length() - 1) == '[' ? "" : ",").append("{\"key\":")
                        .append(key(group, cancellation)).append(",\"count\":").append(group.count())
                        .append(",\"kept\":").append(group.kept() < 0 ? "null" : Long.toString(group.kept()))
                        .append(",\"dropped\":").append(group.dropped()).append('}');
            }
            text.append(']');
        }
        return text.append("}\n").toString();
    }

    String text(Cancellation cancellation) {
        StringBuilder text = new StringBuilder();
        text.append(result.rows()).append(" rows, ").append(result.unique()).append(" kept, ")
                .append(result.duplicates()).append(" duplicates, ").append(result.groups()).append(" distinct keys\n");
        if (spec.trustHash() && result.collisionBound() == 0) {
            text.append("these keys are compared as they are: nothing is hashed\n");
        } else if (spec.trustHash()) {
            text.append("rows that differ were taken for equal with a probability of at most ")
                    .append(result.collisionBound()).append('\n');
        }
        if (groups && !result.largest().isEmpty()) {
            text.append("\nlargest groups\n");
            for (Group group : result.largest()) {
                text.append("  ").append(group.count()).append(" rows: ").append(key(group, cancellation)).append('\n');
            }
            text.append("\nfirst groups, and rows of them\n");
            for (Group group : result.examples()) {
                text.append("  ").append(key(group, cancellation)).append(": ").append(group.count()).append(" rows, ")
                        .append(group.kept() < 0 ? "none kept" : "row " + group.kept() + " kept").append(", row ")
                        .append(group.dropped()).append(" dropped\n");
            }
        }
        return text.toString();
    }

    /** As an object. */
    private String key(Group group, Cancellation cancellation) {
        return GroupKey.json(table, spec, group, cancellation);
    }
}
