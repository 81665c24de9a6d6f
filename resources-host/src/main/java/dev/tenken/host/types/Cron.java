package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * What cron runs on the host: the entries of {@code /etc/crontab}, {@code /etc/cron.d} and the
 * users' own tables. Comments and settings are no entries.
 *
 * <p>A host without cron has no entries. Unknown: an entry was not found, and a table or folder may
 * not be read.
 *
 * <p>Source: the tables themselves; {@code crontab -l} where the folder of the users' tables may
 * not be read.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Cron extends Resource {
  static final HostKind KIND =
      HostKind.of("cron", 0, Cron::read)
          .quick()
          .source("/etc/crontab, /etc/cron.d, /var/spool/cron");
  private static final Probe TABLES = KIND.probe();
  private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*\\s*=.*");

  Cron(Facts facts) {
    super(facts, TargetType.HOST, "Cron", "", TABLES);
  }

  /** Names the host's cron tables. */
  @Word
  public static Cron cron(Spec spec) {
    return new Cron(spec.facts(TargetType.HOST));
  }

  /**
   * Tells whether there is such an entry, of any user.
   *
   * @param entry schedule and command as in a user's table ({@code '0 3 * * * /usr/bin/backup'}),
   *     or with the user before the command as in {@code /etc/crontab}; blanks between the fields
   *     don't count, in the command they do
   */
  public Entry hasEntry(String entry) {
    return new Entry(this, entry, Optional.empty());
  }

  /** Returns the text of all tables, comments included. */
  public String table() {
    Data tables = present(TABLES);
    requireAllRead(tables);
    StringBuilder text = new StringBuilder();
    for (Data table : tables.list("tables")) {
      table.list("lines").forEach(line -> text.append(line.text()).append('\n'));
    }
    return text.toString();
  }

  /**
   * Returns the entries: maps of {@code schedule}, {@code command}, {@code user} and {@code file}.
   */
  public List<Map<String, String>> entries() {
    Data tables = present(TABLES);
    requireAllRead(tables);
    return all(tables).stream()
        .map(
            entry ->
                Map.of(
                    "schedule", entry.schedule(),
                    "command", entry.command(),
                    "user", entry.user(),
                    "file", entry.file()))
        .toList();
  }

  private void requireAllRead(Data tables) {
    List<Data> denied = tables.list("denied");
    if (!denied.isEmpty()) {
      throw Unknowns.part(
          facts(),
          fact(TABLES),
          Cause.Reason.PERMISSION_DENIED,
          denied.get(0).text() + " can't be read");
    }
  }

  private static List<Line> all(Data tables) {
    List<Line> entries = new ArrayList<>();
    for (Data table : tables.list("tables")) {
      for (Data line : table.list("lines")) {
        Line.parse(line.text(), table.text("user"), table.text("file")).ifPresent(entries::add);
      }
    }
    return entries;
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    List<Map<String, Object>> tables = new ArrayList<>();
    List<String> denied = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Lines.Line line : Lines.of(section).all()) {
      switch (line.tag()) {
        case "system" -> {
          lines = new ArrayList<>();
          tables.add(Map.of("user", "", "file", line.text(), "lines", lines));
        }
        case "user" -> {
          lines = new ArrayList<>();
          String[] words = line.text().split(" ", 2);
          tables.add(Map.of("user", words[0], "file", words[1], "lines", lines));
        }
        case "line" -> lines.add(line.text());
        case "denied" -> denied.add(line.text());
        default -> {}
      }
    }
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("tables", tables);
    data.put("denied", denied);
    return Map.of(probes.get(0), section.present(Data.of(data), section.text()));
  }

  /** One entry of a table, taken apart. */
  private record Line(String schedule, String command, String user, String file) {
    /**
     * Returns the entry of a line, if it is one.
     *
     * @param owner whose table it is; empty for a table whose lines name the user themselves
     */
    static Optional<Line> parse(String line, String owner, String file) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#") || SETTING.matcher(text).matches()) {
        return Optional.empty();
      }
      int fields = text.startsWith("@") ? 1 : 5;
      String[] words = text.split("[ \\t]+", fields + (owner.isEmpty() ? 2 : 1));
      if (words.length < fields + (owner.isEmpty() ? 2 : 1)) {
        return Optional.empty();
      }
      List<String> schedule = List.of(words).subList(0, fields);
      return Optional.of(
          new Line(
              String.join(" ", schedule),
              words[words.length - 1],
              owner.isEmpty() ? words[fields] : owner,
              file));
    }

    boolean sameAs(Line other) {
      return schedule.equals(other.schedule) && command.equals(other.command);
    }

    @Override
    public String toString() {
      return schedule + " " + command;
    }
  }

  /** The predicate of an entry. */
  @API(status = API.Status.EXPERIMENTAL, since = "0.1")
  public static final class Entry extends Refinable {
    private final Cron cron;
    private final String text;
    private final Optional<String> user;

    private Entry(Cron cron, String text, Optional<String> user) {
      this.cron = cron;
      this.text = text;
      this.user = user;
    }

    /** Narrows to the entries that run as this user. */
    public Entry withUser(String name) {
      return new Entry(cron, text, Optional.of(name));
    }

    @Override
    public Finding judge() {
      Data tables = cron.present(TABLES);
      List<Line> entries = all(tables);
      Line wanted =
          Line.parse(text, "any", "")
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "have_entry takes a schedule and a command, such as '0 3 * * * /usr/bin/backup'"));
      Optional<Line> withUser = Line.parse(text, "", "");
      Optional<Line> found =
          entries.stream()
              .filter(entry -> user.isEmpty() || entry.user().equals(user.get()))
              .filter(
                  entry ->
                      entry.sameAs(wanted)
                          || withUser
                              .map(own -> entry.sameAs(own) && entry.user().equals(own.user()))
                              .orElse(false))
              .findFirst();
      if (found.isPresent()) {
        return Finding.yes("the entry of " + found.get().user() + " in " + found.get().file());
      }
      cron.requireAllRead(tables);
      List<Line> others = entries.stream().filter(entry -> entry.sameAs(wanted)).toList();
      if (!others.isEmpty()) {
        return Finding.no(
            "that entry, but of "
                + String.join(", ", others.stream().map(Line::user).distinct().toList()));
      }
      return Finding.no("no such entry among " + entries.size())
          .nearest(
              Names.nearest(wanted.toString(), entries.stream().map(Line::toString).toList())
                  .orElse(""));
    }
  }
}
