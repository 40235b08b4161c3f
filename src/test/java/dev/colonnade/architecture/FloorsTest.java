package dev.colonnade.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Each floor imports only what lies below it; packages form no cycles; the dangerous libraries stay in their rooms. */
class FloorsTest {
    /** From the bottom up. */
    private static final List<String> FLOORS = List.of("base", "memory", "codec", "column", "text", "format", "scan",
            "view", "task", "cli", "app");

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.colonnade");

    private static String floor(String name) {
        return "dev.colonnade." + name + "..";
    }

    @Test
    void noFloorImportsUpward() {
        for (int lower = 0; lower < FLOORS.size(); lower++) {
            for (int upper = lower + 1; upper < FLOORS.size(); upper++) {
                if (FLOORS.get(lower).equals("cli")) {
                    continue; // both are faces: see theFacesDoNotLeanOnEachOther
                }
                noClasses().that().resideInAPackage(floor(FLOORS.get(lower))).should().dependOnClassesThat()
                        .resideInAPackage(floor(FLOORS.get(upper))).allowEmptyShould(true).check(PRODUCT);
            }
        }
    }

    /** The command line may ask for a picture of the window, through that one class; the window never calls back. */
    @Test
    void theFacesDoNotLeanOnEachOther() {
        noClasses().that().resideInAPackage(floor("app")).should().dependOnClassesThat()
                .resideInAPackage(floor("cli")).check(PRODUCT);
        noClasses().that().resideInAPackage(floor("cli")).should().dependOnClassesThat(
                JavaClass.Predicates.resideInAPackage(floor("app")).and(com.tngtech.archunit.base.DescribedPredicate
                        .describe("are not the snapshot", type -> !type.getSimpleName().equals("Snapshot"))))
                .check(PRODUCT);
    }

    @Test
    void everyClassHasAFloor() {
        Set<String> homeless = new TreeSet<>();
        for (JavaClass type : PRODUCT) {
            String rest = type.getPackageName().substring("dev.colonnade".length());
            String floor = rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
            if (!FLOORS.contains(floor) && !(floor.isEmpty()
                    && Set.of("Main", "package-info").contains(type.getSimpleName()))) {
                homeless.add(type.getName());
            }
        }
        assertThat(homeless).isEmpty();
    }

    @Test
    void packagesFormNoCycle() {
        slices().matching("dev.colonnade.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void noJavaFxBelowTheWindow() {
        noClasses().that().resideOutsideOfPackage(floor("app")).should().dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "org.controlsfx..", "org.kordamp..", "atlantafx..")
                .check(PRODUCT);
    }

    /** Native code under a map ends the process when the file shrinks; one package may call it, on held buffers only. */
    @Test
    void nativeCodecsHaveOneHome() {
        noClasses().that().resideOutsideOfPackage(floor("codec")).should().dependOnClassesThat()
                .resideInAnyPackage("com.github.luben..", "org.xerial.snappy..", "io.airlift.compress..",
                        "com.aayushatharva..", "org.brotli..")
                .check(PRODUCT);
        // The JDK's are native too. The window compresses pictures with them, from arrays of its own.
        noClasses().that().resideOutsideOfPackages(floor("codec"), floor("app")).should().dependOnClassesThat()
                .resideInAnyPackage("java.util.zip..").check(PRODUCT);
    }

    @Test
    void arrowJavaVectorsAreAnOracleOnly() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("org.apache.arrow.vector..", "org.apache.arrow.memory..").check(PRODUCT);
    }

    @Test
    void everyPackageSaysWhatLivesThereAndIsNullMarked() {
        Set<String> bare = new TreeSet<>();
        for (JavaClass type : PRODUCT) {
            var info = type.getPackage().tryGetPackageInfo();
            if (info.isEmpty() || !info.get().isAnnotatedWith("org.jspecify.annotations.NullMarked")) {
                bare.add(type.getPackageName());
            }
        }
        assertThat(bare).isEmpty();
    }
}
