package dev.colonnade.format.parquet.meta;

import dev.colonnade.format.parquet.thrift.CompactReader;
import java.util.Arrays;

/**
 * Where the shapes of a chunk lie.
 *
 * @param box xmin, xmax, ymin, ymax, zmin, zmax, mmin, mmax; NaN where not said
 * @param types WKB type codes that occur, or empty
 */
public record GeospatialStatistics(double[] box, long[] types) {
    static GeospatialStatistics read(CompactReader in) {
        double[] box = new double[8];
        Arrays.fill(box, Double.NaN);
        long[] types = {};
        int outer = in.enter();
        while (in.field()) {
            switch (in.id()) {
                case 1 -> readBox(in, box);
                case 2 -> types = in.readLongs();
                default -> in.skip();
            }
        }
        in.leave(outer);
        return new GeospatialStatistics(box, types);
    }

    private static void readBox(CompactReader in, double[] box) {
        int outer = in.enter();
        while (in.field()) {
            if (in.id() >= 1 && in.id() <= box.length) {
                box[in.id() - 1] = in.readDouble();
            } else {
                in.skip();
            }
        }
        in.leave(outer);
    }
}
