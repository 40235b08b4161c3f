/**
 * What is looked at: a table seen through an order of rows and a choice of columns, and the window of it that is loaded.
 *
 * <p>Free of any toolkit. Start at {@link dev.colonnade.view.TableView}; {@link dev.colonnade.view.WindowCache} is what
 * a grid asks for the text of its cells.
 */
@NullMarked
package dev.colonnade.view;

import org.jspecify.annotations.NullMarked;
