/**
 * Colonnade, a desktop explorer for columnar data.
 *
 * <p>Packages are floors, and each floor imports only what lies below it; from the top: {@code app} and {@code cli},
 * {@code task}, {@code view}, {@code scan}, {@code format}, {@code text}, {@code column}, {@code memory},
 * {@code fault}. Start reading at {@link dev.colonnade.Main}.
 */
@NullMarked
package dev.colonnade;

import org.jspecify.annotations.NullMarked;
