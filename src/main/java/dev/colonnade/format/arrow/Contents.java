package dev.colonnade.format.arrow;

import dev.colonnade.column.Schema;
import dev.colonnade.format.Finding;
import java.util.List;
import java.util.Map;

/**
 * What one pass over the headers of an IPC file or stream gives.
 *
 * @param format as {@code Arrow IPC file}
 * @param batches the record batches, in row order
 * @param firstRows one more than there are batches: the row at which each begins, then the number of rows
 * @param dictionaries the dictionary batches, in the order of the file
 * @param bigEndian whether values must be swapped
 * @param legacyUnions whether unions have a validity bitmap (metadata version 4)
 * @param footerMetadata the key-value pairs of the footer
 * @param oddities what is not as it should be, though the rows can be read
 */
record Contents(String format, Schema schema, BlockIndex batches, long[] firstRows, DictionaryIndex dictionaries,
        boolean bigEndian, boolean legacyUnions, Map<String, String> footerMetadata, List<Finding> oddities) {}
