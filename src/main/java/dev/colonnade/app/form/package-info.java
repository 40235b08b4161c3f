/**
 * What dialogs are made of: a sheet with a title, parts one below another and buttons, and a control to choose columns by.
 * Start at {@link dev.colonnade.app.form.Form}.
 */
@NullMarked
package dev.colonnade.app.form;

import org.jspecify.annotations.NullMarked;
