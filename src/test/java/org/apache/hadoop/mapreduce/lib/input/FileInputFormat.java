package org.apache.hadoop.mapreduce.lib.input;

/** Named by parquet-java's signatures; see the note on {@link org.apache.hadoop}. */
public class FileInputFormat<K, V> {}
