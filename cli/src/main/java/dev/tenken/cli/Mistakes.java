package dev.tenken.cli;

import static java.util.stream.Collectors.joining;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.SelectorResolutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.LauncherDiscoveryListener;

/** What was wrong with the specs when they were looked for, one line each, with its place. */
final class Mistakes implements LauncherDiscoveryListener {
  private final Severity least;
  private final List<String> lines = new ArrayList<>();

  /**
   * Makes an empty list.
   *
   * @param least what is less severe is not taken down
   */
  Mistakes(Severity least) {
    this.least = least;
  }

  @Override
  public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
    if (issue.severity().compareTo(least) >= 0) {
      lines.add(place(issue) + issue.message());
    }
  }

  @Override
  public void selectorProcessed(
      UniqueId engine, DiscoverySelector selector, SelectorResolutionResult result) {
    result.getThrowable().ifPresent(problem -> lines.add(causes(problem) + hint(causes(problem))));
  }

  List<String> lines() {
    return lines;
  }

  /** Returns where the mistake is, unless its message tells. */
  private static String place(DiscoveryIssue issue) {
    return issue
        .source()
        .filter(FileSource.class::isInstance)
        .map(FileSource.class::cast)
        .filter(source -> !issue.message().contains(source.getFile().getName()))
        .map(
            source ->
                source.getFile()
                    + source.getPosition().map(position -> ":" + position.getLine()).orElse("")
                    + ": ")
        .orElse("");
  }

  private static String causes(Throwable problem) {
    return Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
        .map(cause -> Objects.requireNonNullElse(cause.getMessage(), cause.toString()))
        .collect(joining(": "));
  }

  /**
   * The JVM can neither open nor print a name that its locale has no letters for.
   *
   * @param name a name that may have such letters
   */
  static String hint(String name) {
    String names = System.getProperty("sun.jnu.encoding", "");
    boolean plain = name.chars().allMatch(c -> c < 0x80);
    return plain || names.equalsIgnoreCase(StandardCharsets.UTF_8.name())
        ? ""
        : " (names are read in " + names + " here; others need LC_ALL=C.UTF-8)";
  }
}
