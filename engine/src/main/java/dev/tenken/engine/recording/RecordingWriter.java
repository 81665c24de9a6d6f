package dev.tenken.engine.recording;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.TargetKey;
import dev.tenken.engine.environment.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Writes what a run collected: one readable, sorted JSON file per target, readable by its owner
 * only.
 *
 * <p>A second recording into the same folder replaces the first, files of targets that are gone
 * included.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RecordingWriter {
  private final Path folder;
  private final Secrets secrets;
  private final ObjectMapper mapper = Layout.mapper();

  /** Makes a writer into this folder. */
  public RecordingWriter(Path folder, Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  /** Makes the folder, or refuses one that it would not write to: before anything is asked. */
  public void prepare() {
    try {
      claim();
    } catch (IOException | UncheckedIOException e) {
      throw notWritten(e);
    }
  }

  /**
   * Writes the recording.
   *
   * @param environment the environment's name
   * @param vars the environment's variables
   * @param start when the run started
   * @param targets the targets of the environment
   * @param facts all that was answered
   */
  public void write(
      String environment,
      Map<String, Object> vars,
      Instant start,
      List<Target> targets,
      Map<Question, Fact<Data>> facts) {
    try {
      clear();
      for (Target target : targets) {
        SortedMap<Probe, Fact<Data>> own = new TreeMap<>();
        facts.forEach(
            (question, fact) -> {
              if (TargetKey.of(question).equals(TargetKey.of(target))) {
                own.put(question.probe(), fact);
              }
            });
        save(Layout.file(TargetKey.of(target)), target(target, own));
      }
      ObjectNode head = mapper.createObjectNode();
      head.put("version", Layout.VERSION);
      head.put("environment", environment);
      head.put("recorded_at", start.toString());
      head.set("vars", Json.write(vars, secrets));
      ArrayNode order = head.putArray("files");
      targets.forEach(target -> order.add(Layout.file(TargetKey.of(target))));
      save(Layout.ENVIRONMENT, head);
    } catch (IOException | UncheckedIOException e) {
      throw notWritten(e);
    }
  }

  private ConfigurationError notWritten(Exception problem) {
    String why =
        problem instanceof IOException of
            ? SourceFile.why(of)
            : String.valueOf(problem.getMessage());
    return RecordingErrors.notWritten(folder, why);
  }

  /** A folder with anything else than a recording in it is left alone. */
  private void claim() throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectories(folder);
      return;
    }
    if (Files.isDirectory(folder) && !Files.isWritable(folder)) {
      throw new AccessDeniedException(folder.toString());
    }
    try (Stream<Path> entries = Files.list(folder)) {
      if (entries.findAny().isPresent() && !Files.exists(folder.resolve(Layout.ENVIRONMENT))) {
        throw RecordingErrors.notEmpty(folder);
      }
    }
  }

  /** Removes an earlier recording. */
  private void clear() throws IOException {
    claim();
    for (TargetType type : TargetType.values()) {
      Path sub = folder.resolve(Layout.folder(type));
      if (Files.isDirectory(sub, LinkOption.NOFOLLOW_LINKS)) {
        try (Stream<Path> files = Files.list(sub)) {
          for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
            Files.delete(file);
          }
        }
      }
    }
  }

  private ObjectNode target(Target target, SortedMap<Probe, Fact<Data>> facts) {
    ObjectNode root = mapper.createObjectNode();
    root.put("version", Layout.VERSION);
    ObjectNode head = root.putObject("target");
    head.put("name", target.name());
    ArrayNode roles = head.putArray("roles");
    target.roles().forEach(role -> roles.add(secrets.mask(role)));
    head.set("labels", Json.write(target.labels(), secrets));
    head.set("vars", Json.write(target.vars(), secrets));
    if (!target.maintenance().isEmpty()) {
      head.put("maintenance", secrets.mask(target.maintenance()));
    }
    target
        .settings()
        .text("address")
        .ifPresent(address -> head.put("address", secrets.mask(address)));
    ObjectNode kinds = root.putObject("facts");
    facts.forEach(
        (probe, fact) -> kinds.withArrayProperty(probe.kind().name()).add(fact(probe, fact)));
    return root;
  }

  private ObjectNode fact(Probe probe, Fact<Data> fact) {
    ObjectNode node = mapper.createObjectNode();
    ArrayNode arguments = node.putArray("arguments");
    probe.arguments().forEach(argument -> arguments.add(secrets.mask(argument)));
    if (!probe.scope().isEmpty()) {
      node.put("scope", secrets.mask(probe.scope()));
    }
    if (fact instanceof Fact.Present<Data> present) {
      node.set("present", Json.write(present.value().tree(), secrets));
    } else if (fact instanceof Fact.Unknown<Data> unknown) {
      ObjectNode cause = node.putObject("unknown");
      cause.put("reason", unknown.cause().reason().name().toLowerCase(Locale.ROOT));
      cause.put("message", secrets.mask(unknown.cause().message()));
    } else {
      node.put("absent", true);
    }
    Evidence evidence = fact.evidence();
    node.put("source", secrets.mask(evidence.source()));
    node.put("asked_at", evidence.askedAt().toString());
    node.put("took_ms", evidence.took().toMillis());
    if (!evidence.raw().isEmpty()) {
      node.put("raw", secrets.mask(evidence.raw()));
    }
    return node;
  }

  private void save(String name, JsonNode content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter()
            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
            .withArrayIndenter(new DefaultIndenter("  ", "\n"));
    Path draft = ownersOnly(file);
    Files.writeString(draft, mapper.writer(printer).writeValueAsString(content) + "\n");
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path ownersOnly(Path file) throws IOException {
    Path folder = file.resolveSibling("");
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    return posix
        ? Files.createTempFile(
            folder,
            ".draft",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
        : Files.createTempFile(folder, ".draft", "");
  }
}
