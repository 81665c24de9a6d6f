package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause.Reason;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Docker or Podman says of a thing when it is asked to inspect it. */
final class ContainerInspection {
  private static final List<String> ENGINES = List.of("docker", "podman");

  /** As the script: what it does not ask for can't be a name. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_./:@-]*");

  /** Fewer than the engines show of an id. */
  private static final Pattern FEW_DIGITS = Pattern.compile("[0-9a-f]{1,11}");

  private static final Pattern BEGIN = Pattern.compile("begin (\\w+) (\\w+)");
  private static final Pattern MISSING = Pattern.compile("missing (\\w+) (\\w+)");
  private static final Pattern NOT_THERE =
      Pattern.compile("(?i)no such|not known|not found in local storage");

  private ContainerInspection() {}

  /** Returns the kind whose probes are made by {@link #probe}. */
  static HostKind kind(String name) {
    return HostKind.of(name, 2, ContainerInspection::read)
        .using("docker-inspect")
        .source("docker inspect, podman inspect");
  }

  /** Returns the probe for the thing of this name, by the engine of the options. */
  static Probe probe(HostKind kind, String word, Map<String, Object> options, String name) {
    Optional<String> engine = Options.of(word, options, "by").text("by");
    engine.ifPresent(
        given -> {
          if (!ENGINES.contains(given)) {
            throw NoSuchWord.of(word + " knows no engine", given, ENGINES);
          }
        });
    return kind.probe(engine.orElse("any"), name);
  }

  /** Returns the value at the path. */
  static Object value(Object resource, Data inspection, List<String> path) {
    return new ConfigTree(inspection.value(), false).value(resource, path);
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    Map<String, Inspected> byEngine = inspected(section.text());
    Map<String, List<Probe>> wanted = new LinkedHashMap<>();
    for (Probe probe : probes) {
      if (NAME.matcher(probe.arguments().get(1)).matches()) {
        wanted.computeIfAbsent(probe.arguments().get(0), engine -> new ArrayList<>()).add(probe);
      } else {
        facts.put(probe, section.absent("nothing can have such a name"));
      }
    }
    wanted.forEach(
        (engine, ofEngine) ->
            Optional.ofNullable(byEngine.get(engine))
                .ifPresent(answer -> facts.putAll(answer.facts(ofEngine, section))));
    return facts;
  }

  private static Map<String, Inspected> inspected(String text) {
    Map<String, Inspected> byEngine = new LinkedHashMap<>();
    Inspected last = new Inspected("", false);
    for (String line : text.split("\n", -1)) {
      Matcher begin = BEGIN.matcher(line);
      Matcher missing = MISSING.matcher(line);
      if (begin.matches() || missing.matches()) {
        Matcher either = begin.matches() ? begin : missing;
        last = new Inspected(either.group(2), begin.matches());
        byEngine.put(either.group(1), last);
      } else if (line.startsWith("error ")) {
        last.errors.add(line.substring("error ".length()));
      } else if (!line.equals("end")) {
        last.json.append(line).append('\n');
      }
    }
    return byEngine;
  }

  /** What one call has printed. */
  private static final class Inspected {
    private final String tool;
    private final boolean found;
    private final StringBuilder json = new StringBuilder();
    private final List<String> errors = new ArrayList<>();

    Inspected(String tool, boolean found) {
      this.tool = tool;
      this.found = found;
    }

    /** The tool prints what it knows in the order asked, and an error for each that it does not. */
    Map<Probe, Fact<Data>> facts(List<Probe> probes, Section section) {
      if (!found) {
        return Unknowns.all(probes, section, Reason.TOOL_MISSING, "tool " + tool + " not found");
      }
      Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
      List<Probe> there = new ArrayList<>();
      for (Probe probe : probes) {
        Optional<String> error = error(probe.arguments().get(1));
        if (error.isPresent()) {
          facts.put(probe, section.absent(error.get()));
        } else {
          there.add(probe);
        }
      }
      List<?> objects = objects();
      if (objects.size() != there.size()) {
        String said = errors.stream().filter(line -> !line.isBlank()).reduce("", (a, b) -> b);
        facts.putAll(
            Unknowns.all(
                there,
                section,
                said.contains("ermission denied") ? Reason.PERMISSION_DENIED : Reason.OTHER,
                tool + " can't tell" + (said.isEmpty() ? "" : ": " + said.strip())));
        return facts;
      }
      for (int i = 0; i < there.size(); i++) {
        Data data = Data.of(objects.get(i));
        facts.put(
            there.get(i),
            isNamed(data, there.get(i).arguments().get(1))
                ? section.present(data, tool + " inspect: Id " + data.text("Id") + state(data))
                : section.absent("only an id begins so: " + data.text("Id")));
      }
      return facts;
    }

    /** The engines also take the first digits of an id, however few, for its name. */
    private static boolean isNamed(Data data, String name) {
      return !FEW_DIGITS.matcher(name).matches()
          || data.text("Name").replaceFirst("^/", "").equals(name)
          || data.list("RepoTags").stream()
              .anyMatch(tag -> tag.text().matches("(.*/)?" + name + ":.*"));
    }

    private static String state(Data data) {
      return data.find("State").map(state -> ", State.Status " + state.text("Status")).orElse("");
    }

    /** Returns the error that says that there is nothing of this name. */
    private Optional<String> error(String name) {
      Pattern whole =
          Pattern.compile("(?<![\\w./:@-])" + Pattern.quote(name) + "(?![\\w./@-]|:\\w)");
      return errors.stream()
          .filter(line -> NOT_THERE.matcher(line).find() && whole.matcher(line).find())
          .findFirst();
    }

    private List<?> objects() {
      if (json.toString().isBlank()) {
        return List.of();
      }
      try {
        return ConfigFormat.JSON.parse(json.toString()) instanceof List<?> list ? list : List.of();
      } catch (BrokenConfig e) {
        return List.of();
      }
    }
  }
}
