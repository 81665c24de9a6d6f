package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The type of docs/own-types.md that is written in Groovy, compiled and used as its users do. */
class GroovyTypeTest {
  private static final Path SOURCES = Path.of("src", "test", "groovy-type");

  @TempDir Path classes;
  @TempDir Path project;
  @TempDir Path output;

  @BeforeEach
  void compile() throws IOException {
    CompilerConfiguration configuration = new CompilerConfiguration();
    configuration.setTargetDirectory(classes.toFile());
    CompilationUnit unit = new CompilationUnit(configuration);
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(GroovyTypeTest::isOfTheType).toList()) {
        if (file.toString().endsWith(".groovy")) {
          unit.addSource(file.toFile());
        } else {
          Path copy = classes.resolve(SOURCES.relativize(file).toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    unit.compile();
  }

  @Test
  void itsMatchersAndPropertiesAreWordsOfSpecs() throws Exception {
    Program.Ended ended = run(Files.readString(SOURCES.resolve("load_spec.groovy")));

    assertThat(ended.out()).contains("2 passed");
    assertThat(ended.code()).isZero();
  }

  @Test
  void whatDoesNotHoldFails() throws Exception {
    Program.Ended ended = run("describe(load_average) { it { should be_below(0 - 1) } }\n");

    assertThat(ended.out()).contains("Load average").contains("over five minutes");
    assertThat(ended.code()).isEqualTo(1);
  }

  private static boolean isOfTheType(Path file) {
    return Files.isRegularFile(file) && !file.toString().endsWith("_spec.groovy");
  }

  private Program.Ended run(String spec) throws Exception {
    Program program =
        new Program(project, output)
            .file("tenken.yml", "environments:\n  here: { hosts: { me: { transport: local } } }\n")
            .file("specs/load_spec.groovy", spec);
    String own = System.getProperty("java.class.path");
    return program.end(
        program.start(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classes + File.pathSeparator + own,
                Main.class.getName(),
                "run",
                "--env",
                "here"),
            Map.of()));
  }
}
