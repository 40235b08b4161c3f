package org.apache.hadoop.mapreduce;

/** Named by parquet-java's signatures; see the note on {@link org.apache.hadoop}. */
public class RecordReader<K, V> {}
