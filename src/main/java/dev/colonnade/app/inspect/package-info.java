/**
 * How the file is stored, beside its rows. {@link dev.colonnade.app.inspect.InspectorModel} has no controls;
 * {@link dev.colonnade.app.inspect.InspectorPanel} shows it.
 */
@NullMarked
package dev.colonnade.app.inspect;

import org.jspecify.annotations.NullMarked;
