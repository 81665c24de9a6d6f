package dev.tenken.host;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.tenken.host", importOptions = DoNotIncludeTests.class)
class ImportRulesTest {
  @ArchTest
  static final ArchRule importsOnlyWhatTheModuleMay =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.tenken.host..",
              "dev.tenken.dsl..",
              "net.schmizz..",
              "com.hierynomus..",
              "org.snakeyaml.engine..",
              "com.fasterxml.jackson..",
              "groovy..",
              "org.codehaus.groovy..",
              "java..",
              "javax..",
              "org.apiguardian..",
              "org.jspecify..",
              "org.w3c.dom..",
              "org.xml.sax..");
}
