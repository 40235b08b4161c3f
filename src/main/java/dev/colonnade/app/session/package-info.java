/**
 * What was open when the window went, and where it stood. {@link dev.colonnade.app.session.SessionState} is plain data;
 * start at {@link dev.colonnade.app.session.SessionKeeper}.
 */
@NullMarked
package dev.colonnade.app.session;

import org.jspecify.annotations.NullMarked;
