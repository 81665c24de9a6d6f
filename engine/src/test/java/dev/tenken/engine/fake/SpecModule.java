package dev.tenken.engine.fake;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectModule;

import dev.tenken.dsl.journal.CheckRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A module of compiled specs, and a run of it: a JVM learns of modules at its start only. */
public final class SpecModule {
  private static final String NAME = "specs";

  private SpecModule() {}

  /** Packs a folder. */
  public static Path of(Path folder, Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", NAME);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  /** Runs the module's specs against the project; returns the checks judged, sorted. */
  public static List<String> run(Path module, Path project)
      throws IOException, InterruptedException {
    Path output = project.resolve("checks");
    Path said = project.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "-p",
                module.toString(),
                "--add-modules",
                NAME,
                SpecModule.class.getName(),
                project.toString(),
                output.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    if (process.waitFor() != 0) {
      throw new AssertionError(Files.readString(said));
    }
    return Files.readAllLines(output);
  }

  /** Runs in a JVM of its own. */
  public static void main(String[] arguments) throws IOException {
    Project project = Project.at(Path.of(arguments[0]));
    project.run(selectModule(NAME));
    Files.write(
        Path.of(arguments[1]),
        project.journal().checks().stream().map(SpecModule::name).sorted().toList(),
        StandardCharsets.UTF_8);
  }

  private static String name(CheckRecord check) {
    return check.location().file() + ":" + Project.name(check);
  }
}
