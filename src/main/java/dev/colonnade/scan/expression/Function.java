package dev.colonnade.scan.expression;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The functions there are. All but CONCAT and COALESCE yield NULL if an argument is NULL. */
public enum Function {
    ABS(1, 1), ROUND(1, 2), FLOOR(1, 1), CEIL(1, 1), LENGTH(1, 1), LOWER(1, 1), UPPER(1, 1), TRIM(1, 2), SUBSTR(2, 3),
    /** NULLs count as empty texts. */
    CONCAT(1, 100),
    /** The operator {@code ||}. */
    JOIN(2, 2), COALESCE(1, 100), YEAR(1, 1), MONTH(1, 1), DAY(1, 1), HOUR(1, 1), MINUTE(1, 1), SECOND(1,
            1), DATE_TRUNC(2, 2), STARTS_WITH(2, 2), ENDS_WITH(2, 2), CONTAINS(2, 2), IS_NAN(1, 1);

    final int fewest;
    final int most;

    Function(int fewest, int most) {
        this.fewest = fewest;
        this.most = most;
    }

    boolean canFail() {
        return this == ABS || this == ROUND || this == FLOOR || this == CEIL || this == DATE_TRUNC;
    }

    static @Nullable Function named(String name) {
        return switch (name) {
            case "||" -> JOIN;
            case "ceiling" -> CEIL;
            case "substring" -> SUBSTR;
            case "isnan" -> IS_NAN;
            case "len" -> LENGTH;
            case "join" -> null;
            default -> {
                for (Function function : values()) {
                    if (function.title().equals(name)) {
                        yield function;
                    }
                }
                yield null;
            }
        };
    }

    /** As people write it. */
    public String title() {
        return this == JOIN ? "||" : name().toLowerCase(Locale.ROOT);
    }
}
