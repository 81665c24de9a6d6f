package dev.tenken.engine.recording;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.TargetKey;
import dev.tenken.engine.environment.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apiguardian.api.API;

/**
 * A recording read from its folder: the targets of the run it was made of, and their facts.
 *
 * <p>What a fact is follows from the probe that asks for it, never from the file. Nothing outside
 * the folder is read.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Recording {
  private final String environment;
  private final Instant recordedAt;
  private final Map<String, Object> vars;
  private final Map<TargetKey, Target> targets = new LinkedHashMap<>();
  private final Map<TargetKey, Map<ReplaySource.Key, Fact<Data>>> facts = new HashMap<>();

  private Recording(String environment, Instant recordedAt, Map<String, Object> vars) {
    this.environment = environment;
    this.recordedAt = recordedAt;
    this.vars = vars;
  }

  /**
   * Reads a recording.
   *
   * @throws dev.tenken.dsl.spi.ConfigurationError when the folder holds none that can be read
   */
  public static Recording read(Path folder) {
    Path head = folder.resolve(Layout.ENVIRONMENT);
    if (!Files.isRegularFile(head)) {
      throw RecordingErrors.none(folder);
    }
    ObjectMapper mapper = Layout.mapper();
    JsonNode root = parse(mapper, folder, head);
    try {
      Recording recording =
          new Recording(
              root.path("environment").asText(), Json.time(root, "recorded_at"), map(root, "vars"));
      List<String> order = texts(root.path("files"));
      Set<String> lost = new LinkedHashSet<>(order);
      for (TargetType type : TargetType.values()) {
        for (Path file : files(folder, Layout.folder(type), order)) {
          recording.add(type, file, parse(mapper, folder, file));
          lost.remove(Layout.folder(type) + "/" + file.getFileName());
        }
      }
      // A target whose file was lost must not vanish from a replay together with its checks.
      for (String file : lost) {
        throw RecordingErrors.gone(folder.resolve(file));
      }
      return recording;
    } catch (IllegalArgumentException e) {
      throw RecordingErrors.malformed(head, String.valueOf(e.getMessage()));
    }
  }

  /** Returns the name of the environment it was made of. */
  public String environment() {
    return environment;
  }

  /** Returns when the recorded run started. */
  public Instant recordedAt() {
    return recordedAt;
  }

  /** Returns the environment's variables. */
  public Map<String, Object> vars() {
    return vars;
  }

  /** Returns the recorded targets in the order of the recorded run, hosts first. */
  public List<Target> targets() {
    return List.copyOf(targets.values());
  }

  /** Returns the source that answers for a target. */
  public FactSource source(TargetKey target, Secrets secrets) {
    return new ReplaySource(facts.getOrDefault(target, Map.of()), recordedAt, secrets);
  }

  private void add(TargetType type, Path file, JsonNode root) {
    try {
      Target target = target(type, root.path("target"));
      Map<ReplaySource.Key, Fact<Data>> own = new HashMap<>();
      for (Map.Entry<String, JsonNode> kind : root.path("facts").properties()) {
        for (JsonNode fact : kind.getValue()) {
          own.merge(
              new ReplaySource.Key(
                  kind.getKey(), texts(fact.path("arguments")), fact.path("scope").asText()),
              fact(fact),
              (one, other) -> indistinct(other));
        }
      }
      if (targets.put(TargetKey.of(target), target) != null) {
        throw RecordingErrors.twice(file, target.name());
      }
      facts.put(TargetKey.of(target), own);
    } catch (IllegalArgumentException e) {
      throw RecordingErrors.malformed(file, String.valueOf(e.getMessage()));
    }
  }

  private static Target target(TargetType type, JsonNode head) {
    Map<String, String> labels = new LinkedHashMap<>();
    head.path("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    Map<String, Object> settings =
        head.has("address") ? Map.of("address", head.path("address").asText()) : Map.of();
    return new Target(
        required(head, "name"),
        type,
        texts(head.path("roles")),
        labels,
        map(head, "vars"),
        head.path("maintenance").asText(),
        Settings.of(settings));
  }

  private static Fact<Data> fact(JsonNode node) {
    Evidence evidence =
        new Evidence(
            node.path("source").asText(),
            Json.time(node, "asked_at"),
            Duration.ofMillis(node.path("took_ms").asLong()),
            node.path("raw").asText());
    if (node.has("present")) {
      return new Fact.Present<>(Data.of(Json.read(node.path("present"))), evidence);
    }
    if (node.path("absent").asBoolean()) {
      return new Fact.Absent<>(evidence);
    }
    JsonNode cause = node.path("unknown");
    return new Fact.Unknown<>(
        new Cause(
            Cause.Reason.valueOf(required(cause, "reason").toUpperCase(Locale.ROOT)),
            cause.path("message").asText()),
        evidence);
  }

  /** Which of two answers belongs to which question can't be told once secrets are masked. */
  private static Fact<Data> indistinct(Fact<Data> fact) {
    return new Fact.Unknown<>(
        new Cause(
            Cause.Reason.REDACTED,
            "the recording has several answers to questions that differ in secrets only"),
        fact.evidence());
  }

  private static String required(JsonNode node, String name) {
    if (!node.path(name).isTextual()) {
      throw new IllegalArgumentException("'" + name + "' is missing");
    }
    return node.path(name).textValue();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  private static Map<String, Object> map(JsonNode node, String name) {
    Map<String, Object> map = new LinkedHashMap<>();
    node.path(name)
        .properties()
        .forEach(member -> map.put(member.getKey(), Json.read(member.getValue())));
    return Map.copyOf(map);
  }

  /** Returns the files of targets in the order of the recorded run, then those of no order. */
  private static List<Path> files(Path folder, String below, List<String> order) {
    Path sub = folder.resolve(below);
    if (!Files.isDirectory(sub)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(sub)) {
      List<Path> all =
          new ArrayList<>(
              files.filter(file -> file.toString().endsWith(".json")).sorted().toList());
      all.sort(
          Comparator.comparingInt(
              file -> {
                int position = order.indexOf(below + "/" + file.getFileName());
                return position < 0 ? order.size() : position;
              }));
      return all;
    } catch (IOException e) {
      throw RecordingErrors.unreadable(sub, SourceFile.why(e));
    }
  }

  private static JsonNode parse(ObjectMapper mapper, Path folder, Path file) {
    try {
      if (!file.toRealPath().startsWith(folder.toRealPath())
          || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        throw RecordingErrors.outside(file);
      }
      long bytes = Files.size(file);
      if (bytes > Layout.MAX_BYTES) {
        throw RecordingErrors.tooLarge(file, bytes);
      }
      JsonNode root = mapper.readTree(file.toFile());
      if (root == null || !root.isObject()) {
        throw RecordingErrors.malformed(file, "it is no JSON object");
      }
      if (root.path("version").asInt(-1) != Layout.VERSION) {
        throw RecordingErrors.wrongVersion(file, root.path("version").asText("?"));
      }
      return root;
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      int line = Optional.ofNullable(e.getLocation()).map(JsonLocation::getLineNr).orElse(1);
      // It adds where the object began, in words of its own.
      String what = e.getOriginalMessage().replaceFirst(" \\(start marker at .*", "");
      throw RecordingErrors.malformed(file, line, what);
    } catch (IOException e) {
      throw RecordingErrors.unreadable(file, SourceFile.why(e));
    }
  }
}
