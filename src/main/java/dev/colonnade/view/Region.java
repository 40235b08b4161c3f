package dev.colonnade.view;

/** A rectangle of tiles: blocks {@code [blockFrom, blockTo)} by columns {@code [columnFrom, columnTo)}. */
record Region(long blockFrom, long blockTo, int columnFrom, int columnTo) {
    /** Which tile: one column of the view over one block. */
    record Place(long block, int column) {}

    boolean touches(Plan.Job job) {
        if (job.block() < blockFrom || job.block() >= blockTo) {
            return false;
        }
        for (int column : job.columns()) {
            if (column >= columnFrom && column < columnTo) {
                return true;
            }
        }
        return false;
    }

    /** This region grown towards where the eye is going, and cut to what there is. */
    Region grown(Travel travel, long blocks, int columns) {
        return switch (travel) {
            case NONE -> new Region(Math.max(0, blockFrom - 1), Math.min(blocks, blockTo + 1), columnFrom, columnTo);
            case DOWN -> new Region(blockFrom, Math.min(blocks, blockTo + 2), columnFrom, columnTo);
            case UP -> new Region(Math.max(0, blockFrom - 2), blockTo, columnFrom, columnTo);
            case RIGHT -> new Region(blockFrom, blockTo, columnFrom,
                    Math.min(columns, columnTo + columnTo - columnFrom));
            case LEFT -> new Region(blockFrom, blockTo, Math.max(0, columnFrom - (columnTo - columnFrom)), columnTo);
        };
    }
}
