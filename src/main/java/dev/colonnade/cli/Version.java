package dev.colonnade.cli;

/** What {@code --version} says. */
final class Version {
    private Version() {
    }

    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        Runtime.Version java = Runtime.version();
        return "colonnade " + (version == null ? "(not packaged)" : version) + "\njava " + java + "\n";
    }

    /** What files say to be made by, where a format asks. */
    static String creator() {
        String version = Version.class.getPackage().getImplementationVersion();
        return "colonnade version " + (version == null ? "0" : version);
    }
}
