/** The list of a table's columns, searched by name and type. */
@NullMarked
package dev.colonnade.app.columns;

import org.jspecify.annotations.NullMarked;
