package dev.tenken.host.batch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The shell scripts of the class path, without their comments. */
final class Scripts {
  private final Map<String, String> texts = new ConcurrentHashMap<>();

  /** Returns the script that every batch begins with. */
  String prelude() {
    return text("/dev/tenken/host/batch/prelude.sh");
  }

  /**
   * Returns the script of a probe.
   *
   * @throws IllegalStateException when there is none
   */
  String probe(String name) {
    return text("/dev/tenken/host/probes/" + name + ".sh");
  }

  private String text(String resource) {
    return texts.computeIfAbsent(resource, Scripts::read);
  }

  private static String read(String resource) {
    try (InputStream stream = Scripts.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("no script " + resource + " on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
          .collect(Collectors.joining("\n", "", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
