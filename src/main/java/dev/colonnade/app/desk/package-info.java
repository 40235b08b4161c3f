/**
 * What the desktop does for us behind small interfaces of ours, since not every place the program runs in has it:
 * choosing files, dropping them, and where settings are kept.
 */
@NullMarked
package dev.colonnade.app.desk;

import org.jspecify.annotations.NullMarked;
