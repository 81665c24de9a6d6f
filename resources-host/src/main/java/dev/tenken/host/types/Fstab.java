package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * The table of file systems: {@code fstab}, which takes no name.
 *
 * <p>Comments do not count. Absent: {@code /etc/fstab} does not exist. Unknown: it can't be read.
 * Source: {@code /etc/fstab}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Fstab extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("fstab", 0, (probe, answer) -> Data.of(entries(answer.text("text"))))
          .using("paths")
          .source("/etc/fstab");

  private static final List<String> FIELDS =
      List.of("device", "mount_point", "type", "options", "dump", "pass");

  private final Probe probe;

  Fstab(Facts facts) {
    super(facts, TargetType.HOST, "fstab", "", KIND.probe());
    this.probe = KIND.probe();
  }

  /** Names the host's table of file systems. */
  @Word
  public static Fstab fstab(Spec spec) {
    return new Fstab(spec.facts(TargetType.HOST));
  }

  /**
   * Tells whether one entry has all these fields: {@code device}, {@code mount_point}, {@code
   * type}, {@code options} (a list, a text with commas or a map; there may be others), {@code
   * dump}, {@code pass} (both 0 where left out of the file). Texts are met exactly, regular
   * expressions are searched.
   */
  public Finding hasEntry(Map<?, ?> wanted) {
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("have_entry needs a field, such as mount_point: '/data'");
    }
    for (Object key : wanted.keySet()) {
      if (!FIELDS.contains(String.valueOf(key))) {
        throw NoSuchWord.of("have_entry knows no field", String.valueOf(key), FIELDS);
      }
    }
    List<Data> entries = present(probe).list();
    long best = 0;
    String nearest = "";
    for (Data entry : entries) {
      long met =
          wanted.entrySet().stream()
              .filter(field -> meets(entry, String.valueOf(field.getKey()), field.getValue()))
              .count();
      if (met == wanted.size()) {
        return Finding.yes(line(entry));
      }
      if (met > best) {
        best = met;
        nearest = line(entry);
      }
    }
    return Finding.no(entries.size() + " entries, none of them such").nearest(nearest);
  }

  /** Tells whether {@code /etc/fstab} exists. */
  public boolean exists() {
    return isThere(probe);
  }

  /** Returns the entries, each a map of the six fields; options are a list. */
  public List<Object> entries() {
    return present(probe).list().stream().map(Data::value).toList();
  }

  /** Returns the mount points, in the order of the file. */
  public List<String> mountPoints() {
    return present(probe).list().stream().map(entry -> entry.text("mount_point")).toList();
  }

  private static boolean meets(Data entry, String field, Object wanted) {
    return switch (field) {
      case "options" ->
          MountTable.hasOptions(
              wanted, entry.list("options").stream().map(Data::text).toList(), false);
      case "mount_point" ->
          Wanted.of(wanted).isPattern()
              ? Wanted.of(wanted).matches(entry.text(field))
              : MountTable.normal(Wanted.text(wanted)).equals(entry.text(field));
      default -> Wanted.of(wanted).matches(entry.text(field));
    };
  }

  private static String line(Data entry) {
    List<String> words = new ArrayList<>();
    for (String field : FIELDS) {
      words.add(
          field.equals("options")
              ? String.join(",", entry.list(field).stream().map(Objects::toString).toList())
              : entry.text(field));
    }
    return String.join(" ", words);
  }

  private static List<Data> entries(String text) {
    List<Data> entries = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      String[] word = line.strip().split("[ \t]+", -1);
      if (word.length >= 3 && !word[0].startsWith("#")) {
        entries.add(
            Data.map(
                "device",
                MountTable.unescape(word[0]),
                "mount_point",
                MountTable.normal(MountTable.unescape(word[1])),
                "type",
                word[2],
                "options",
                word.length > 3 ? List.of(word[3].split(",", -1)) : List.of("defaults"),
                "dump",
                number(word, 4),
                "pass",
                number(word, 5)));
      }
    }
    return entries;
  }

  private static long number(String[] word, int at) {
    return word.length > at && word[at].matches("\\d{1,9}") ? Long.parseLong(word[at]) : 0;
  }
}
