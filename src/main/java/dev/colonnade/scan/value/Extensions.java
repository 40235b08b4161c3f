package dev.colonnade.scan.value;

/** Names of the extension types whose values mean something else than their storage. */
public final class Extensions {
    public static final String UUID = "arrow.uuid";
    public static final String BOOL8 = "arrow.bool8";
    public static final String INT96 = "parquet.int96";

    private Extensions() {
    }
}
