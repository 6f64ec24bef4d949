package dev.tsuno;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The packages of {@code tsuno} form a line: each sees only those before it. The root package sees all, and none sees it. */
class PackageOrderTest {
    static final List<String> ORDER = List.of(
            "array",
            "config",
            "kernels",
            "random",
            "ops",
            "program",
            "initializers",
            "activations",
            "regularizers",
            "constraints",
            "layers",
            "losses",
            "metrics",
            "optimizers",
            "data",
            "callbacks",
            "models",
            "utils");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tsuno");

    @ParameterizedTest
    @FieldSource("ORDER")
    void package_sees_only_those_before_it(String name) {
        List<String> later = ORDER.subList(ORDER.indexOf(name) + 1, ORDER.size());
        String[] forbidden = Stream.concat(
                        Stream.of("dev.tsuno"), later.stream().map(p -> "dev.tsuno." + p + ".."))
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("dev.tsuno." + name + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    /** A part of optimizers that comes before the rest of it. */
    @Test
    void schedules_know_nothing_of_optimizers() {
        noClasses()
                .that()
                .resideInAPackage("dev.tsuno.optimizers.schedules")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tsuno.optimizers")
                .check(CLASSES);
    }

    @Test
    void every_package_has_its_place_in_the_order() {
        TreeSet<String> unknown = new TreeSet<>();
        for (JavaClass c : CLASSES) {
            String name = c.getPackageName();
            if (!name.equals("dev.tsuno") && !ORDER.contains(name.split("\\.")[2])) unknown.add(name);
        }
        assertTrue(unknown.isEmpty(), () -> "not in ORDER: " + unknown);
    }

    /** No reflection: native images need no configuration. No object streams: files are data. No incubator: optional. */
    @Test
    void engine_needs_no_reflection_object_streams_or_incubator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.lang.reflect..", "jdk.incubator..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
