package switchover;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.StringConcatFactory;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import java.util.Set;

/**
 * What the shipped script may be made of: each further class of the JDK costs the page its size.
 */
@AnalyzeClasses(packages = "switchover", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final Set<Class<?>> ALLOWED =
      Set.of(
          Object.class,
          String.class,
          StringBuilder.class,
          CharSequence.class,
          Enum.class,
          Record.class,
          Math.class,
          List.class,
          Override.class,
          NoSuchFieldError.class,
          // Written by the compiler for records, switches and string concatenation.
          ObjectMethods.class,
          StringConcatFactory.class,
          MethodHandles.class,
          MethodHandles.Lookup.class,
          IncompatibleClassChangeError.class);

  private static final DescribedPredicate<JavaClass> CHEAP =
      new DescribedPredicate<>("a class of the JDK that costs the script little") {
        @Override
        public boolean test(JavaClass used) {
          JavaClass base = used.getBaseComponentType();
          return base.isPrimitive() || ALLOWED.stream().anyMatch(base::isEquivalentTo);
        }
      };

  @ArchTest
  static final ArchRule STATUS_IS_PLAIN =
      classes()
          .that()
          .resideInAPackage("switchover.status")
          .should()
          .onlyDependOnClassesThat(CHEAP.or(resideInAnyPackage("switchover.status")));

  @ArchTest
  static final ArchRule DECISION_IS_PLAIN =
      classes()
          .that()
          .resideInAPackage("switchover.decision")
          .should()
          .onlyDependOnClassesThat(
              CHEAP.or(resideInAnyPackage("switchover.status", "switchover.decision")));

  @ArchTest
  static final ArchRule ONLY_THE_EDGE_KNOWS_THE_BROWSER =
      noClasses()
          .that()
          .resideOutsideOfPackages("switchover.page", "switchover.worker")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.teavm..", "switchover.page", "switchover.worker");
}
