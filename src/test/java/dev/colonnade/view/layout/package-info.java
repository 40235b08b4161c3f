@org.jspecify.annotations.NullMarked
package dev.colonnade.view.layout;
