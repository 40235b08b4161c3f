package dev.colonnade.scan;

import java.util.List;
import java.util.Random;

/** Random conditions over the columns of {@link RandomRows}, in the SQL that we and DuckDB have in common. */
final class RandomConditions {
    private static final List<String> COMPARATORS = List.of("=", "<>", "<", "<=", ">", ">=");
    private final Random random;

    RandomConditions(long seed) {
        this.random = new Random(seed);
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String comparator() {
        return COMPARATORS.get(random.nextInt(COMPARATORS.size()));
    }

    String condition(int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(4)) {
                case 0 -> "(" + condition(depth - 1) + " AND " + condition(depth - 1) + ")";
                case 1 -> "(" + condition(depth - 1) + " OR " + condition(depth - 1) + ")";
                case 2 -> "NOT (" + condition(depth - 1) + ")";
                default -> "CASE WHEN " + condition(depth - 1) + " THEN " + condition(depth - 1) + " ELSE "
                        + condition(depth - 1) + " END";
            };
        }
        return switch (random.nextInt(14)) {
            case 0, 1, 2 -> number() + " " + comparator() + " " + number();
            case 3 -> text() + " " + comparator() + " " + text();
            case 4 -> random.nextInt(4) == 0
                    ? pick("s", "t", "r") + pick(" LIKE ", " NOT LIKE ", " ILIKE ") + pick("'x$%y'", "'x$_%'", "'%$%%'",
                            "'a%'", "'$a%c'", "'%$_Y'") + " ESCAPE '$'"
                    : pick("s", "t", "r") + pick(" LIKE ", " NOT LIKE ")
                            + pick("'%b%'", "'a%'", "'%c'", "'a%c'", "'abc'",
                                    "'_b'", "'%'", "''", "'%ä%'", "'a%b%c'", "'x_y'", "'%bc%a%'");
            case 5 -> pick("s", "t", "r") + pick(" ILIKE ", " NOT ILIKE ") + pick("'%B%'", "'A%'", "'_B%'", "'abc'",
                    "'%Ä%'", "'x%Y'", "'%bC%'");
            case 6 -> pick(RandomRows.NAMES.toArray(String[]::new)) + pick(" IS NULL", " IS NOT NULL");
            case 7 ->
                pick("i", "j", "k", "d", "m", "f") + pick(" IN ", " NOT IN ") + pick("(1, 2, 3)", "(0, NULL)", "(-5)",
                        "(1, 5, 7, 2, 9, 3)", "(1e300, 2)", "(3e-46)");
            case 8 -> pick("s", "t", "r") + pick(" IN ", " NOT IN ") + pick("('a', 'abc')", "('', NULL)", "('😀')");
            case 9 -> number() + " BETWEEN " + number() + " AND " + number();
            case 10 -> pick("dt", "ts") + " " + comparator() + " " + pick("DATE '1970-01-01'", "DATE '1969-12-12'",
                    "TIMESTAMP '1970-01-01 12:00:00'", "dt", "ts", "TIMESTAMP '1970-01-02 00:00:00.5'");
            case 11 -> pick("b", "NOT b", "b = TRUE", "b <> FALSE", "b IS NOT DISTINCT FROM NULL", "b IS TRUE",
                    "i IS DISTINCT FROM j");
            case 12 -> pick("year(ts)", "month(dt)", "day(ts)", "hour(ts)", "minute(ts)", "second(ts)", "length(s)",
                    "length(t)", "dt - DATE '1970-01-01'") + " " + comparator() + " "
                    + pick("1", "3", "12", "1970", "0");
            default -> pick("starts_with(s, 'a')", "ends_with(t, 'c')", "contains(r, 'b')", "s ~ 'b.*c'", "is_nan(d)",
                    "isnan(f)", "date_trunc('month', ts) = TIMESTAMP '1970-01-01 00:00:00'",
                    "date_trunc('week', dt) <= DATE '1970-01-05'", "dt + INTERVAL '1 month' > DATE '1970-02-15'",
                    "ts - INTERVAL '36 hours' < TIMESTAMP '1970-01-01 00:00:00'", "coalesce(s, t, 'a') = 'a'",
                    "concat(s, '-', t) = 'a-b'");
        };
    }

    private String number() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3 -> pick("i", "j", "k", "u", "d", "f", "m");
            case 4, 5 -> Integer.toString(random.nextInt(21) - 10);
            case 6 -> pick("0.5", "-1.25", "3.00", "0.1", "2.345", "-0.0", "1e300", "-1e300", "3.5e38", "3e-46",
                    "-1e-300");
            case 7 -> "(j + " + random.nextInt(5) + ")";
            case 8 -> "(k * " + (random.nextInt(7) - 3) + ")";
            case 9 -> "(d - " + pick("k", "1", "0.25") + ")";
            case 10 -> "(m + " + pick("k", "1", "0.25", "m") + ")";
            case 11 -> "abs(" + pick("d", "m", "k") + ")";
            case 12 -> pick("round(d)", "floor(d)", "ceil(d)", "round(m, 1)", "floor(m)", "ceil(m)");
            case 13 -> pick("(k % 3)", "(k % 2)", "(k % 0)", "(j % k)", "((j + k) * 2)", "(j - k - 1)", "(d * 0.5 + k)",
                    "(f * f)", "(d / k)", "(d % 3)");
            case 14 -> pick("CAST(d AS DOUBLE)", "CAST(j AS BIGINT)", "CAST(k AS DECIMAL(10,2))", "-k", "-d");
            default -> "(k / " + pick("2", "4") + ")";
        };
    }

    private String text() {
        return switch (random.nextInt(8)) {
            case 0, 1, 2 -> pick("s", "t", "r");
            case 3, 4 -> pick("'a'", "'ab'", "''", "'ä'", "'b'", "'x%y'");
            case 5 -> pick("lower(s)", "upper(t)", "trim(s)");
            case 6 -> pick("substr(s, 2)", "substr(s, 1, 2)", "substr(t, -2)", "substr(s, -2, 1)", "substr(s, 0, 2)",
                    "substring(t, 2, 1)");
            default -> pick("(s || t)", "(s || 'x')");
        };
    }
}
