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
  /** Asks for what is mounted on a path. */
  static final HostKind KIND =
      HostKind.of("mount", 1, MountTable::read).source("/proc/self/mountinfo");

  /** Asks how full the file system of a path is. */
  static final HostKind USAGE =
      HostKind.ofAnswers("mount.usage", 1, (probe, answer) -> usage(answer))
          .using("paths")
          .source("stat -f");

  private MountTable() {}

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Map<String, Fact<Data>> mounts = new HashMap<>();
    for (String line : section.text().split("\n", -1)) {
      String[] word = line.split(" ", -1);
      int dash = List.of(word).indexOf("-");
      if (dash > 5 && word.length > dash + 2) {
        Set<String> options = new LinkedHashSet<>(List.of(word[5].split(",", -1)));
        if (word.length > dash + 3) {
          for (String option : word[dash + 3].split(",", -1)) {
            // The mount's own rw or ro is the one that counts.
            if (!option.equals("rw") && !option.equals("ro")) {
              options.add(unescape(option));
            }
          }
        }
        // The last one on a mount point covers those before it.
        mounts.put(
            unescape(word[4]),
            section.present(
                Data.map(
                    "type",
                    word[dash + 1],
                    "device",
                    unescape(word[dash + 2]),
                    "root",
                    unescape(word[3]),
                    "options",
                    List.copyOf(options)),
                line));
      }
    }
    Map<Probe, Fact<Data>> facts = new HashMap<>();
    for (Probe probe : probes) {
      Fact<Data> found = mounts.get(normal(probe.argument()));
      facts.put(
          probe,
          mounts.isEmpty()
              ? section.unknown(
                  Cause.Reason.OTHER, "/proc/self/mountinfo can't be read on this host")
              : found == null ? section.absent("") : found);
    }
    return facts;
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

  /** Returns the path without a final slash. */
  static String normal(String path) {
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
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
    return options;
  }

  private static Option exactly(String wanted) {
    return new Option(true, wanted::equals);
  }

  /** One wanted option: whether it must be there, and which it is. */
  private record Option(boolean expected, Function<String, Boolean> matches) {}
}
