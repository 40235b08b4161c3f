package org.apache.hadoop.conf;

/** Named by parquet-java's signatures; see the note on {@link org.apache.hadoop}. */
public class Configuration {}
