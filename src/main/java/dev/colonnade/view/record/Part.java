package dev.colonnade.view.record;

import dev.colonnade.column.Type;

/**
 * One value of a row, or a part of one.
 *
 * @param name of the column, the field, the key or the place in the list, as it is shown
 * @param path how an expression names it: {@code a.b[3].c}
 * @param type of the value
 * @param column of the view
 * @param steps from the column's value down to this one, each the number of a child
 * @param content what there is of it
 */
public record Part(String name, String path, Type type, int column, Steps steps, Content content) {
    /** Whether it opens up into further parts. */
    public boolean isNested() {
        return content instanceof Content.Nested nested && nested.children() > 0;
    }

    /** Whether there is nothing to see: no value, an empty text, an empty list. */
    public boolean isEmpty() {
        return switch (content) {
            case Content.Missing _ -> true;
            case Content.Text text -> text.text().isEmpty();
            case Content.Bytes bytes -> bytes.size() == 0;
            case Content.Nested nested -> nested.children() == 0;
            case Content.Unread _ -> false;
        };
    }
}
