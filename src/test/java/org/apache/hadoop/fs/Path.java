package org.apache.hadoop.fs;

/** Named by parquet-java's signatures; see the note on {@link org.apache.hadoop}. */
public class Path {}
