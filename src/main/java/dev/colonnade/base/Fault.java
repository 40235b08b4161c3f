package dev.colonnade.base;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named failure that a person can act on: which file, where in it, what is wrong, and what to do.
 *
 * <p>The message is always one line: {@code file: place: problem; remedy}, without the parts that are not known. Code
 * deep in a format may not know the file it works on; it leaves it out, and the table that does know adds it with
 * {@link #in(String)}.
 */
public final class Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What sort of failure this is, for those who react to it rather than print it. */
    public enum Kind {
        /** The file or folder is not there. */
        NOT_FOUND,
        /** The operating system does not let us read or write it. */
        NO_PERMISSION,
        /** It is there, but of no format we know. */
        NOT_A_TABLE,
        /** The format is known and its rules are broken. */
        DAMAGED,
        /** Valid, but something we do not read or cannot write. */
        UNSUPPORTED,
        /** The file changed or vanished while it was open. */
        CHANGED,
        /** Encrypted, and the key is missing or wrong. */
        NEEDS_KEY,
        /** It does not fit the memory budget. */
        OVER_BUDGET,
        /** Reading or writing failed below us. */
        IO,
        /** The request itself makes no sense: an unknown column, a range past the end. */
        USAGE,
        /** Somebody asked us to stop. */
        CANCELLED
    }

    private final Kind kind;
    private final @Nullable String file;
    private final @Nullable String place;
    private final String problem;
    private final @Nullable String remedy;
    private final @Nullable String detail;

    public Fault(Kind kind, @Nullable String file, @Nullable String place, String problem, @Nullable String remedy,
            @Nullable Throwable cause) {
        this(kind, file, place, problem, remedy, null, cause);
    }

    private Fault(Kind kind, @Nullable String file, @Nullable String place, String problem, @Nullable String remedy,
            @Nullable String detail, @Nullable Throwable cause) {
        super(oneLine(file, place, problem, remedy), cause);
        this.kind = Objects.requireNonNull(kind);
        this.file = file;
        this.place = place;
        this.problem = problem;
        this.remedy = remedy;
        this.detail = detail;
    }

    public static Fault of(Kind kind, String problem) {
        return new Fault(kind, null, null, problem, null, null);
    }

    /** A rule of the format is broken at {@code place}, for example {@code record batch 3, column "price"}. */
    public static Fault damaged(@Nullable String place, String problem) {
        return new Fault(Kind.DAMAGED, null, place, problem, null, null);
    }

    public static Fault unsupported(@Nullable String place, String problem) {
        return new Fault(Kind.UNSUPPORTED, null, place, problem, null, null);
    }

    /** This fault with the file named, unless it names one already. */
    public Fault in(String file) {
        return this.file != null ? this : new Fault(kind, file, place, problem, remedy, detail, getCause());
    }

    /** This fault with an outer place put before the place it has: {@code record batch 3} before {@code buffer 1}. */
    public Fault at(String outer) {
        return new Fault(kind, file, place == null ? outer : outer + ", " + place, problem, remedy, detail, getCause());
    }

    /** This fault with advice, in the imperative: {@code copy it again}. */
    public Fault advise(String remedy) {
        return new Fault(kind, file, place, problem, remedy, detail, getCause());
    }

    public Fault because(Throwable cause) {
        return new Fault(kind, file, place, problem, remedy, detail, cause);
    }

    /** This fault with further lines for those who can show more than one, as the place in a text with a mark under it. */
    public Fault show(String detail) {
        return new Fault(kind, file, place, problem, remedy, detail, getCause());
    }

    public Kind kind() {
        return kind;
    }

    public @Nullable String file() {
        return file;
    }

    public @Nullable String place() {
        return place;
    }

    public String problem() {
        return problem;
    }

    public @Nullable String remedy() {
        return remedy;
    }

    /** Lines beyond the message, or null. */
    public @Nullable String detail() {
        return detail;
    }

    private static String oneLine(@Nullable String file, @Nullable String place, String problem,
            @Nullable String remedy) {
        StringBuilder line = new StringBuilder();
        if (file != null) {
            line.append(file).append(": ");
        }
        if (place != null) {
            line.append(place).append(": ");
        }
        line.append(problem);
        if (remedy != null) {
            line.append("; ").append(remedy);
        }
        // Names come from files: a line break in one must not break the promise of one line.
        for (int i = 0; i < line.length(); i++) {
            if (Character.isISOControl(line.charAt(i))) {
                line.setCharAt(i, '\uFFFD');
            }
        }
        return line.toString();
    }
}
