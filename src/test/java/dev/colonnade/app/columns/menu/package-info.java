@org.jspecify.annotations.NullMarked
package dev.colonnade.app.columns.menu;
