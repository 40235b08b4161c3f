/** The list of a table's columns, searched by name and type. Start at {@link dev.colonnade.app.columns.list.ColumnList}. */
@NullMarked
package dev.colonnade.app.columns.list;

import org.jspecify.annotations.NullMarked;
