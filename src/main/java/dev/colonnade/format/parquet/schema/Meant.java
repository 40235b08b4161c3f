package dev.colonnade.format.parquet.schema;

import dev.colonnade.column.Field;
import dev.colonnade.column.Type;
import dev.colonnade.format.parquet.meta.LogicalType;
import dev.colonnade.format.parquet.meta.LogicalType.Plain;
import dev.colonnade.format.parquet.meta.Physical;
import dev.colonnade.format.parquet.meta.SchemaElement;
import org.jspecify.annotations.Nullable;

/**
 * Logical types that no Arrow type stands for: what a column is said to be in the metadata of its field, so that it is that
 * again when it is written as Parquet.
 */
public final class Meant {
    /** The key in the metadata of a field. */
    public static final String KEY = "PARQUET:logical_type";

    private static final String UTC = "TIME(UTC)";

    /** GeoArrow's name for well-known binary. */
    private static final String WKB = "geoarrow.wkb";
    private static final String CRS = "\"crs\":";
    private static final String SPHERICAL = "\"edges\":\"spherical\"";

    private Meant() {
    }

    /** Well-known binary. The reference system is PROJJSON, or a name that somebody else resolves. */
    static Type wkb(@Nullable String crs, boolean spherical) {
        StringBuilder metadata = new StringBuilder("{");
        if (crs != null) {
            boolean json = crs.stripLeading().startsWith("{");
            metadata.append(CRS)
                    .append(json ? crs : '"' + crs.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        if (spherical) {
            metadata.append(crs == null ? "" : ",").append(SPHERICAL);
        }
        return new Type.Extension(WKB, metadata.append('}').toString(), new Type.Binary(Type.Layout.SMALL));
    }

    /** Of metadata as {@link #wkb} writes it; null for any other, which may mean what Parquet cannot say. */
    private static @Nullable LogicalType geometry(String metadata) {
        boolean spherical = metadata.endsWith(SPHERICAL + "}");
        int end = metadata.length() - 1 - (spherical ? SPHERICAL.length() : 0);
        String crs = null;
        if (metadata.startsWith("{" + CRS)) {
            String stored = metadata.substring(1 + CRS.length(), Math.max(1 + CRS.length(), spherical ? end - 1 : end));
            crs = stored.startsWith("\"") && stored.length() > 1
                    ? stored.substring(1, stored.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\")
                    : stored;
        }
        if (!(wkb(crs, spherical) instanceof Type.Extension same) || !same.metadata().equals(metadata)) {
            return null;
        }
        return spherical ? new LogicalType.Geography(crs, 0) : new LogicalType.Geometry(crs);
    }

    /** Whether values that mean this have an order that bounds could go by. */
    public static boolean isOrdered(@Nullable LogicalType logical) {
        return logical != Plain.INTERVAL && !(logical instanceof LogicalType.Geometry)
                && !(logical instanceof LogicalType.Geography);
    }

    /** What a column is said to be, or null where its type says it all. */
    static @Nullable String of(SchemaElement element) {
        Physical type = element.type();
        return switch (element.logical()) {
            case Plain plain when plain == Plain.INTERVAL && type == Physical.FIXED_LEN_BYTE_ARRAY
                    && element.typeLength() == 12 ->
                plain.name();
            case Plain plain when type == Physical.BYTE_ARRAY
                    && (plain == Plain.ENUM || plain == Plain.JSON || plain == Plain.BSON) ->
                plain.name();
            case LogicalType.Time time when time.utc() -> UTC;
            case null, default -> null;
        };
    }

    /**
     * What the values of a field are to be written as. Its metadata may say anything; what does not fit is not believed.
     *
     * @param type of the values, without extensions
     * @param usual what is written where nothing is said
     */
    public static @Nullable LogicalType written(Field field, Type type, @Nullable LogicalType usual) {
        String said = field.metadata().get(KEY);
        return switch (type) {
            case Type.Binary _ when field.type() instanceof Type.Extension named && named.name().equals(WKB) ->
                geometry(named.metadata());
            case Type.FixedBinary(int width) when width == 12 && usual == null && Plain.INTERVAL.name().equals(said) ->
                Plain.INTERVAL;
            case Type.Utf8 _ when Plain.ENUM.name().equals(said) -> Plain.ENUM;
            case Type.Utf8 _ when Plain.JSON.name().equals(said) -> Plain.JSON;
            case Type.Binary _ when usual == null && Plain.BSON.name().equals(said) -> Plain.BSON;
            case Type.Time _ when usual instanceof LogicalType.Time time && UTC.equals(said) ->
                new LogicalType.Time(true, time.unit());
            default -> usual;
        };
    }
}
