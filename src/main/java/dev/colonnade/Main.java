package dev.colonnade;

/** The one door: paths or nothing opens the window, a sub-command runs on the command line. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.out.println("colonnade " + args.length);
    }
}
