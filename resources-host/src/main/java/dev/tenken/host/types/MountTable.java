package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The mounted file systems of a host, by mount point, and the matching of their attributes. */
final class MountTable {
  /** What the kernel itself knows for every file system: there or not. */
  private static final Set<String> FLAGS =
      Set.of(
          "rw",
          "ro",
          "suid",
          "nosuid",
          "dev",
          "nodev",
          "exec",
          "noexec",
          "sync",
          "async",
          "dirsync",
          "mand",
          "nomand",
          "atime",
          "noatime",
          "diratime",
          "nodiratime",
          "relatime",
          "norelatime",
          "strictatime",
          "nostrictatime",
          "lazytime",
          "nolazytime",
          "symfollow",
          "nosymfollow");

  static final HostKind KIND =
      HostKind.of("mount", 1, MountTable::read).quick().source("/proc/self/mountinfo");

  /** Asks how full the file system of a path is. */
  static final HostKind USAGE =
      HostKind.ofAnswers("mount.usage", 1, (probe, answer) -> usage(answer))
          .using("paths")
          .source("stat -f");

  private MountTable() {}

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    List<Entry> entries = new ArrayList<>();
    for (String line : section.text().split("\n", -1)) {
      List<String> word = List.of(line.split(" ", -1));
      int dash = word.indexOf("-");
      if (dash > 5 && word.size() > dash + 2) {
        entries.add(new Entry(line, word, dash));
      }
    }
    Map<Probe, Fact<Data>> facts = new HashMap<>();
    for (Probe probe : probes) {
      facts.put(
          probe,
          entries.isEmpty()
              ? section.unknown(
                  Cause.Reason.OTHER, "/proc/self/mountinfo can't be read on this host")
              : visible(entries, normal(probe.argument()))
                  .map(entry -> section.present(entry.data(), entry.line))
                  .orElseGet(() -> section.absent("")));
    }
    return facts;
  }

  /**
   * Returns what a path leads to, if it is a mount point: a mount may lie under a later one, on the
   * same path or on a folder above.
   */
  private static Optional<Entry> visible(List<Entry> entries, String path) {
    return entries.stream()
        .filter(entry -> entry.point().equals(path) && !isHidden(entries, entry))
        .filter(
            entry ->
                entries.stream().noneMatch(on -> on.isOn(entry.id()) && on.point().equals(path)))
        .reduce((earlier, later) -> later);
  }

  private static boolean isHidden(List<Entry> entries, Entry entry) {
    return entries.stream()
        .anyMatch(
            other ->
                other.isOn(entry.parent())
                    ? isAbove(other.point(), entry.point())
                    : other.id().equals(entry.parent())
                        && !other.isOn(other.id())
                        && isHidden(entries, other));
  }

  private static boolean isAbove(String folder, String path) {
    return path.length() > folder.length()
        && path.startsWith(folder.endsWith("/") ? folder : folder + "/");
  }

  /** A line of the table: its words, and where the dash stands that ends the optional ones. */
  private record Entry(String line, List<String> word, int dash) {
    String point() {
      return unescape(word.get(4));
    }

    String id() {
      return word.get(0);
    }

    String parent() {
      return word.get(1);
    }

    boolean isOn(String mount) {
      return parent().equals(mount);
    }

    Data data() {
      Set<String> options = new LinkedHashSet<>(List.of(word.get(5).split(",", -1)));
      if (word.size() > dash + 3) {
        for (String option : word.get(dash + 3).split(",", -1)) {
          // The mount's own rw or ro is the one that counts.
          if (!option.equals("rw") && !option.equals("ro")) {
            options.add(unescape(option));
          }
        }
      }
      return Data.map(
          "type", word.get(dash + 1),
          "device", unescape(word.get(dash + 2)),
          "root", unescape(word.get(3)),
          "options", List.copyOf(options));
    }
  }

  private static Data usage(Answer answer) {
    String[] number = answer.text("usage").strip().split(" ", -1);
    long block = Long.parseLong(number[0]);
    return Data.map(
        "size", Long.parseLong(number[1]) * block,
        "free", Long.parseLong(number[2]) * block,
        "available", Long.parseLong(number[3]) * block,
        "inodes", Long.valueOf(number[4]),
        "inodes_free", Long.valueOf(number[5]));
  }

  /**
   * Asks for what is mounted on a path.
   *
   * @throws IllegalArgumentException when the path goes back by {@code ..}: where to, only the host
   *     knows, and nothing is mounted under such a name
   */
  static Probe at(String path) {
    if (path.matches("(?s).*/\\.\\.(/.*)?")) {
      throw new IllegalArgumentException(
          "a mount point is named without '..', not as '" + path + "'");
    }
    return KIND.probe(path);
  }

  /** Returns the path with single slashes, none at its end, and without steps that stay. */
  static String normal(String path) {
    String plain = (path + "/").replaceAll("/(\\./|/)+", "/");
    return plain.length() > 1 ? plain.substring(0, plain.length() - 1) : plain;
  }

  /** Decodes the octal escapes ({@code \040}) of mount tables. */
  static String unescape(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] plain = new byte[bytes.length];
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\\'
          && i + 3 < bytes.length
          && new String(bytes, i + 1, 3, StandardCharsets.US_ASCII).matches("[0-3][0-7]{2}")) {
        plain[length++] =
            (byte) Integer.parseInt(new String(bytes, i + 1, 3, StandardCharsets.US_ASCII), 8);
        i += 3;
      } else {
        plain[length++] = bytes[i];
      }
    }
    return new String(plain, 0, length, StandardCharsets.UTF_8);
  }

  /**
   * Tells whether options are as wanted.
   *
   * @param wanted a list of options, a comma-separated text, or a map: {@code true} for an option
   *     that must be there, {@code false} for one that must not, else its value
   * @param actual the options there, {@code name} or {@code name=value}
   * @param only whether there may be no others
   */
  static boolean hasOptions(Object wanted, List<String> actual, boolean only) {
    Set<String> left = new LinkedHashSet<>(actual);
    for (Option option : options(wanted)) {
      Optional<String> found =
          actual.stream().filter(text -> option.matches.apply(text)).findFirst();
      if (found.isPresent() != option.expected) {
        return false;
      }
      found.ifPresent(left::remove);
    }
    return !only || left.isEmpty();
  }

  private static List<Option> options(Object wanted) {
    List<Option> options = new ArrayList<>();
    if (wanted instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            String name = String.valueOf(key);
            if (value instanceof Boolean expected) {
              options.add(
                  new Option(expected, text -> text.equals(name) || text.startsWith(name + "=")));
            } else if (FLAGS.contains(name)) {
              throw new IllegalArgumentException(
                  "the option "
                      + name
                      + " has no value: write ["
                      + name
                      + ": true] or ["
                      + name
                      + ": false]");
            } else {
              Wanted exact = Wanted.of(value);
              options.add(
                  new Option(
                      true,
                      text ->
                          text.startsWith(name + "=")
                              && exact.matches(text.substring(name.length() + 1))));
            }
          });
    } else if (wanted instanceof Iterable<?> items) {
      items.forEach(item -> options.add(exactly(Wanted.text(item))));
    } else {
      for (String item : Wanted.text(wanted).split(",", -1)) {
        options.add(exactly(item));
      }
    }
    if (options.isEmpty()) {
      throw new IllegalArgumentException("options: was given nothing, and says nothing");
    }
    return options;
  }

  private static Option exactly(String wanted) {
    if (wanted.isEmpty() || wanted.matches("(?s).*[,\\s].*")) {
      throw new IllegalArgumentException(
          "options: takes options such as 'rw,noexec' or ['rw', 'noexec'], and none is '"
              + wanted
              + "'");
    }
    return new Option(true, wanted::equals);
  }

  /** One wanted option: whether it must be there, and which it is. */
  private record Option(boolean expected, Function<String, Boolean> matches) {}
}
