package dev.tenken.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tenken.engine", importOptions = DoNotIncludeTests.class)
class ImportRulesTest {
  @ArchTest
  static final ArchRule importsOnlyWhatTheModuleMay =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.tenken.engine..",
              "dev.tenken.dsl..",
              "org.junit.platform..",
              "org.opentest4j..",
              "org.snakeyaml.engine..",
              "com.fasterxml.jackson..",
              "groovy..",
              "org.codehaus.groovy..",
              "org.apache.groovy..",
              "java..",
              "javax..",
              "org.apiguardian..",
              "org.jspecify..");
}
