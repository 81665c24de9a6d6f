package dev.tenken.host.types;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What systemd's journal holds since the last boot: of all, or of one unit by its exact name
 * ({@code .service} where no suffix is given). Times count by the host's clock.
 *
 * <p>All entries count, of which the last 1000 can be looked at. Absent: there is no such unit, and
 * no entry of one. Unknown: there is no {@code journalctl} or no journal; the asking user may not
 * read all of it (the groups {@code systemd-journal} and {@code adm} may); a part of it is broken;
 * or what is asked might stand before the last 1000 entries.
 *
 * <p>Source: {@code journalctl -o json}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Journal extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("journal", 4, Journal::read).withContent().source("journalctl -o json");

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final List<String> PRIORITIES =
      List.of("emerg", "alert", "crit", "err", "warning", "notice", "info", "debug");
  private static final Map<String, String> OTHER_NAMES =
      Map.of("error", "err", "warn", "warning", "critical", "crit", "emergency", "emerg");

  private final Probe entries;
  private final Optional<Probe> unit;

  private Journal(Facts facts, String name, String unit, Probe entries) {
    super(facts, TargetType.HOST, "Journal", name, entries);
    this.entries = entries;
    this.unit = unit.isEmpty() ? Optional.empty() : Optional.of(SystemdResource.KIND.probe(unit));
    this.unit.ifPresent(this::want);
  }

  /** Names the whole journal since the boot. */
  @Word
  public static Journal journal(Spec spec) {
    return of(spec, Map.of(), "");
  }

  /** Names what it holds of a unit. */
  @Word
  public static Journal journal(Spec spec, String unit) {
    return journal(spec, Map.of(), unit);
  }

  /** Names a part of the journal of all units. */
  @Word
  public static Journal journal(Spec spec, Map<String, Object> options) {
    return of(spec, options, "");
  }

  /**
   * Names what it holds of a unit.
   *
   * @param options {@code priority}: {@code err} for errors and what is worse, {@code warning}, …;
   *     {@code since}: how long back ({@code 1.hour}) or from when, in place of the last boot;
   *     {@code identifier}: the name of the program that logs
   */
  @Word
  public static Journal journal(Spec spec, Map<String, Object> options, String unit) {
    if (unit.isEmpty()) {
      throw new IllegalArgumentException("journal takes the name of a unit, or no name for all");
    }
    return of(spec, options, unit);
  }

  private static Journal of(Spec spec, Map<String, Object> options, String unit) {
    Options known = Options.of("journal", options, "priority", "since", "identifier");
    String priority = priority(options.getOrDefault("priority", "debug"));
    String since = options.containsKey("since") ? since(options.get("since")) : "";
    String identifier = known.text("identifier").orElse("");
    List<String> name = new ArrayList<>();
    name.add(unit.isEmpty() ? "all" : unit);
    if (!identifier.isEmpty()) {
      name.add("of " + identifier);
    }
    if (options.containsKey("priority")) {
      name.add("from " + priority);
    }
    name.add(since.isEmpty() ? "since the boot" : "since " + options.get("since"));
    return new Journal(
        spec.facts(TargetType.HOST),
        String.join(", ", name),
        unit,
        KIND.probe(unit, identifier, priority, since));
  }

  /** Tells whether there is an entry at all. */
  public Finding hasEntries() {
    long count = count();
    return Finding.of(count > 0, count + " entries" + latest());
  }

  /** Tells whether an entry has exactly this message, or one in which the expression is found. */
  public Finding hasEntry(Object message) {
    Wanted wanted = Wanted.of(message);
    Data data = data();
    List<String> messages = texts(data);
    Optional<String> found = messages.stream().filter(wanted::matches).findFirst();
    if (found.isPresent()) {
      return Finding.yes("the entry " + found.get());
    }
    requireAll(data);
    Finding no = Finding.no("no such entry among " + data.number("count"));
    return wanted.isPattern()
        ? no
        : no.nearest(Names.nearest(message.toString(), messages).orElse(""));
  }

  /** Returns how many entries there are. */
  public long count() {
    return data().number("count");
  }

  /** Returns the messages, the oldest first. */
  public List<String> messages() {
    Data data = data();
    requireAll(data);
    return texts(data);
  }

  /** Returns the time of the last entry. */
  public Instant lastEntry() {
    List<Data> all = data().list("entries");
    if (all.isEmpty()) {
      throw Missing.value(this + " has no entry");
    }
    return (Instant) all.get(all.size() - 1).get("time").value();
  }

  private String latest() {
    List<String> messages = texts(data());
    return messages.isEmpty() ? "" : ", the last: " + messages.get(messages.size() - 1);
  }

  private Data data() {
    Data data = present(entries);
    if (data.number("count") == 0 && unit.isPresent() && !isThere(unit.get())) {
      throw Missing.resource(this + ": there is no such unit");
    }
    return data;
  }

  private void requireAll(Data data) {
    int shown = data.list("entries").size();
    if (shown < data.number("count")) {
      throw Unknowns.part(
          facts(),
          fact(entries),
          Cause.Reason.LIMIT,
          "there are "
              + data.number("count")
              + " entries, more than the "
              + shown
              + " that are looked at");
    }
  }

  private static List<String> texts(Data data) {
    return data.list("entries").stream().map(entry -> entry.text("message")).toList();
  }

  private static String priority(Object given) {
    String text = given.toString();
    if (text.matches("[0-7]")) {
      return PRIORITIES.get(Integer.parseInt(text));
    }
    String priority = OTHER_NAMES.getOrDefault(text, text);
    if (!PRIORITIES.contains(priority)) {
      throw NoSuchWord.of("journal has no priority", priority, PRIORITIES);
    }
    return priority;
  }

  /** Returns the time in journalctl's words; what is relative counts by the host's clock. */
  private static String since(Object given) {
    if (given instanceof Duration duration) {
      return "-" + Math.max(0, duration.toSeconds()) + "s";
    }
    if (given instanceof Instant instant) {
      return "@" + instant.getEpochSecond();
    }
    try {
      return "@" + OffsetDateTime.parse(given.toString()).toEpochSecond();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "since: takes a duration such as 1.hour, or a time such as '2026-01-31T12:00:00Z', not "
              + given);
    }
  }

  private static Data read(Probe probe, Answer answer) {
    List<Object> entries = new ArrayList<>();
    for (String line : answer.all("entry")) {
      try {
        JsonNode entry = MAPPER.readTree(line);
        Map<String, Object> data = new LinkedHashMap<>();
        long micros = entry.path("__REALTIME_TIMESTAMP").asLong();
        data.put("time", Instant.EPOCH.plus(Duration.ofNanos(1000).multipliedBy(micros)));
        data.put("message", text(entry.path("MESSAGE")));
        data.put("priority", entry.path("PRIORITY").asText(""));
        data.put("identifier", text(entry.path("SYSLOG_IDENTIFIER")));
        data.put("unit", text(entry.path("_SYSTEMD_UNIT")));
        entries.add(data);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException("not the JSON of journalctl: " + line, e);
      }
    }
    return Data.map("count", Long.valueOf(answer.text("count")), "entries", entries);
  }

  /** Returns a field's text; one that is not plain text comes as the list of its bytes. */
  private static String text(JsonNode field) {
    if (!field.isArray()) {
      return field.asText("");
    }
    if (!field.path(0).isNumber()) {
      return field.path(0).asText("");
    }
    byte[] bytes = new byte[field.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) field.get(i).asInt();
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
