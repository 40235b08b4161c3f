package dev.colonnade.scan.value;

/** Names of the extension types whose values mean something else than their storage. */
final class Extensions {
    static final String UUID = "arrow.uuid";
    static final String BOOL8 = "arrow.bool8";
    static final String INT96 = "parquet.int96";

    private Extensions() {
    }
}
