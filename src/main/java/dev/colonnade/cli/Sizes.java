package dev.colonnade.cli;

import dev.colonnade.base.Fault;
import java.math.BigDecimal;
import java.util.Locale;

/** Amounts of memory as people write them: {@code 2GB}, {@code 512MiB}, {@code 1.5g}, {@code 1000000}. MB is 10^6, MiB 2^20. */
final class Sizes {
    private Sizes() {
    }

    static long parse(String text) {
        int digits = 0;
        while (digits < text.length() && (Character.isDigit(text.charAt(digits)) || text.charAt(digits) == '.')) {
            digits++;
        }
        long unit = switch (text.substring(digits).strip().toLowerCase(Locale.ROOT)) {
            case "", "b" -> 1L;
            case "k", "kb" -> 1_000L;
            case "m", "mb" -> 1_000_000L;
            case "g", "gb" -> 1_000_000_000L;
            case "t", "tb" -> 1_000_000_000_000L;
            case "kib" -> 1L << 10;
            case "mib" -> 1L << 20;
            case "gib" -> 1L << 30;
            case "tib" -> 1L << 40;
            default -> throw wrong(text);
        };
        try {
            return new BigDecimal(text.substring(0, digits)).multiply(BigDecimal.valueOf(unit)).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(text);
        }
    }

    private static Fault wrong(String text) {
        return Fault.of(Fault.Kind.USAGE, "\"" + text + "\" is not an amount of memory").advise("write 512MB or 2GB");
    }
}
