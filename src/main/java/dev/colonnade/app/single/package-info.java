/**
 * One running window a user: a second start hands its files over and goes. Nothing of the toolkit is loaded here. Start
 * at {@link dev.colonnade.app.single.Instance}.
 */
@NullMarked
package dev.colonnade.app.single;

import org.jspecify.annotations.NullMarked;
