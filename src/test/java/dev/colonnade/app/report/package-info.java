@org.jspecify.annotations.NullMarked
package dev.colonnade.app.report;
