package dev.tenken.host.types;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what package managers of languages print of all that is installed. */
final class LanguagePackages {
  /** What the tool printed is no answer. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  /** One installed package of one version. */
  record Installed(String name, String version) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern GEM = Pattern.compile("(\\S+) \\((.+)\\)");
  private static final Pattern GEM_VERSION = Pattern.compile("(?:default: )?(\\S+)(?: .*)?");
  private static final Pattern PEAR =
      Pattern.compile("(\\S+)\\s+(\\S+)\\s+(?:stable|beta|alpha|devel|snapshot)");
  private static final Pattern PEAR_LIST =
      Pattern.compile("(?i)installed packages, channel|\\(no packages installed");
  private static final Pattern RUBY = Pattern.compile("([^-]+)-(.+)");

  private LanguagePackages() {}

  /**
   * Returns the packages.
   *
   * @param manager by its name in {@code be_installed.by}
   */
  static List<Installed> read(String manager, ToolOutputs.Output output) throws Unreadable {
    String said = output.said();
    // npm ls ends with 1 where something else is wrong with a package, too; its answer counts.
    if (output.status() != 0 && !manager.equals("npm")) {
      throw new Unreadable("exit status " + output.status() + (said.isEmpty() ? "" : ": " + said));
    }
    List<String> lines = output.lines();
    return switch (PackageFormat.of(manager)) {
      case GEM -> gems(lines);
      case PEAR -> pear(lines);
      case CPAN ->
          lines.stream()
              .map(line -> line.split("\t", -1))
              .filter(part -> part.length == 2)
              .map(part -> new Installed(part[0], part[1]))
              .toList();
      case RVM ->
          lines.stream()
              .map(RUBY::matcher)
              .filter(Matcher::matches)
              .map(line -> new Installed(line.group(1), line.group(2)))
              .toList();
      case NPM -> npm(json(lines, said));
      default -> pip(json(lines, said));
    };
  }

  private static List<Installed> gems(List<String> lines) throws Unreadable {
    List<Installed> all = lines.stream().flatMap(LanguagePackages::gems).toList();
    if (all.isEmpty()) {
      // Ruby itself comes with some.
      throw new Unreadable("it listed no gem at all");
    }
    return all;
  }

  private static Stream<Installed> gems(String line) {
    Matcher gem = GEM.matcher(line);
    return gem.matches()
        ? Stream.of(gem.group(2).split(", ", -1))
            .map(GEM_VERSION::matcher)
            .filter(Matcher::matches)
            .map(version -> new Installed(gem.group(1), version.group(1)))
        : Stream.empty();
  }

  private static List<Installed> pear(List<String> lines) throws Unreadable {
    if (lines.stream().noneMatch(line -> PEAR_LIST.matcher(line).lookingAt())) {
      throw new Unreadable("it printed no list");
    }
    return lines.stream()
        .map(PEAR::matcher)
        .filter(Matcher::matches)
        .map(line -> new Installed(line.group(1), line.group(2)))
        .toList();
  }

  private static JsonNode json(List<String> output, String said) throws Unreadable {
    try {
      JsonNode json = JSON.readTree(String.join("\n", output));
      if (!json.isContainerNode() || json.has("error")) {
        throw new Unreadable(said.isEmpty() ? "it printed an error" : said);
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new Unreadable(said.isEmpty() ? "it printed no JSON" : said);
    }
  }

  private static List<Installed> npm(JsonNode json) {
    List<Installed> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> one : json.path("dependencies").properties()) {
      // One that is only asked for by another is listed without a version.
      if (one.getValue().has("version") && !one.getValue().path("missing").asBoolean()) {
        all.add(new Installed(one.getKey(), one.getValue().path("version").asText()));
      }
    }
    return all;
  }

  private static List<Installed> pip(JsonNode json) {
    List<Installed> all = new ArrayList<>();
    json.forEach(
        one ->
            all.add(
                new Installed(
                    pythonName(one.path("name").asText()), one.path("version").asText())));
    return all;
  }

  /** Returns the form of a name that pip compares: {@code Lab_Tool} is {@code lab-tool}. */
  static String pythonName(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]+", "-");
  }
}
