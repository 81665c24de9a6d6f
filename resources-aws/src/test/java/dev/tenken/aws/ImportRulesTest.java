package dev.tenken.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tenken.aws", importOptions = DoNotIncludeTests.class)
class ImportRulesTest {
  @ArchTest
  static final ArchRule importsOnlyWhatTheModuleMay =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.tenken.aws..",
              "dev.tenken.dsl..",
              "software.amazon.awssdk..",
              "groovy..",
              "org.codehaus.groovy..",
              "java..",
              "javax..",
              "org.apiguardian..",
              "org.jspecify..");
}
