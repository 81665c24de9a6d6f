package dev.tenken.host.batch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.host.LocalSshd;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts that are sent to hosts. */
@Timeout(120)
class ProbeScriptsTest {
  private static final Path RESOURCES =
      Path.of("src", "main", "resources", "dev", "tenken", "host");

  static List<Path> scripts() throws IOException {
    try (Stream<Path> files = Files.walk(RESOURCES)) {
      return files.filter(file -> file.toString().endsWith(".sh")).sorted().toList();
    }
  }

  static List<List<String>> shells() {
    return List.of(List.of("dash"), List.of("bash", "--posix"), List.of("busybox", "sh"));
  }

  @Test
  void shellcheckFindsNothing() throws IOException {
    require("shellcheck");
    // SC2016 takes programs of awk and formats of dpkg-query for forgotten expansions.
    List<String> command = new ArrayList<>(List.of("shellcheck", "--shell=sh", "--exclude=SC2016"));
    scripts().forEach(script -> command.add(script.toString()));

    assertThat(LocalSshd.run(command.toArray(new String[0]))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("shells")
  void everyShellParsesEveryScript(List<String> shell) throws IOException {
    require(shell.get(0));
    for (Path script : scripts()) {
      List<String> command = new ArrayList<>(shell);
      command.addAll(List.of("-n", script.toString()));
      assertThat(LocalSshd.run(command.toArray(new String[0]))).isEmpty();
    }
  }

  @Test
  void linesThatLookLikeCommentsAreComments() throws IOException {
    for (Path script : scripts()) {
      assertThat(Files.readString(script, StandardCharsets.UTF_8))
          .as("no here-document in %s, whose lines would be taken for comments", script)
          .doesNotContain("<<");
    }
  }

  private static void require(String tool) throws IOException {
    if (new ProcessBuilder("sh", "-c", "command -v " + tool).start().inputReader().readLine()
        == null) {
      LocalSshd.missing(tool + " is not installed");
    }
  }
}
