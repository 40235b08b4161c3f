/**
 * What helps to find out why something went wrong, without anything of what people look at: a log and a report. No names
 * of files or columns and no values go in. Start at {@link dev.colonnade.app.report.ProblemReport}.
 */
@NullMarked
package dev.colonnade.app.report;

import org.jspecify.annotations.NullMarked;
