package switchover.jetty;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom. */
@AnalyzeClasses(packages = "switchover", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule ONLY_JETTY_KNOWS_JETTY =
      noClasses()
          .that()
          .resideOutsideOfPackage("switchover.jetty")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.eclipse.jetty..", "switchover.jetty");

  @ArchTest
  static final ArchRule ONLY_HTTP_AND_JETTY_KNOW_SERVLETS =
      noClasses()
          .that()
          .resideOutsideOfPackages("switchover.http", "switchover.jetty")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.servlet..");

  @ArchTest
  static final ArchRule THE_DECISION_IS_PURE =
      classes()
          .that()
          .resideInAPackage("switchover.node")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "java.lang",
                  "java.lang.runtime",
                  "java.util",
                  "switchover.node",
                  "switchover.status"));

  @ArchTest
  static final ArchRule THE_DECISION_HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage("switchover.node", "switchover.sample")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule THE_SAMPLE_IS_A_SAMPLE =
      noClasses()
          .that()
          .resideOutsideOfPackages("switchover.sample", "switchover.http")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("switchover.sample");

  @ArchTest
  static final ArchRule SETTINGS_STAND_BELOW =
      noClasses()
          .that()
          .resideInAnyPackage("switchover.settings", "switchover.status", "switchover.node")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "switchover.live", "switchover.link", "switchover.http", "switchover.command");

  @ArchTest
  static final ArchRule THE_LINK_KNOWS_NOT_WHO_USES_IT =
      noClasses()
          .that()
          .resideInAPackage("switchover.link")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("switchover.live", "switchover.http", "switchover.command");

  @ArchTest
  static final ArchRule THE_NODE_AT_WORK_KNOWS_NO_HTTP =
      noClasses()
          .that()
          .resideInAPackage("switchover.live")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("switchover.http", "switchover.command");

  @ArchTest
  static final ArchRule NO_CYCLES = slices().matching("switchover.(*)..").should().beFreeOfCycles();
}
