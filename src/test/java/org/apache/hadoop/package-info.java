/**
 * Stand-ins for the few types of Hadoop that the signatures of parquet-java's writer name. The writer is given local
 * files, a configuration and codecs that need none of them, so they are empty. For tests only: the product has no
 * Hadoop.
 */
@NullMarked
package org.apache.hadoop;

import org.jspecify.annotations.NullMarked;
