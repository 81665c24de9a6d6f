package dev.tenken.dsl;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tenken.dsl", importOptions = DoNotIncludeTests.class)
class ImportRulesTest {
  @ArchTest
  static final ArchRule importsOnlyWhatTheModuleMay =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.tenken.dsl..",
              "org.codehaus.groovy..",
              "org.assertj..",
              "groovy..",
              "org.apache.groovy..",
              "java..",
              "javax..",
              "org.apiguardian..",
              "org.jspecify..");
}
