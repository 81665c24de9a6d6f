package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What hosts say of their users and groups. */
final class Accounts {
  /** A user: its passwd entry and all its groups. */
  static final HostKind USER =
      HostKind.of("user", 1, Accounts::users)
          .using("name-service", "accounts")
          .source("getent passwd; id");

  /** A group: its entry. */
  static final HostKind GROUP =
      HostKind.of("group", 1, Accounts::groups)
          .using("name-service", "accounts")
          .source("getent group");

  /** The ages of a user's password. */
  static final HostKind SHADOW =
      HostKind.of("user-shadow", 1, Accounts::shadows)
          .using("name-service", "shadow")
          .source("getent shadow");

  /** A user's encrypted password. */
  static final HostKind PASSWORD =
      HostKind.of("user-password", 1, Accounts::passwords)
          .using("name-service", "shadow")
          .source("getent shadow");

  private static final List<String> SHADOW_FIELDS =
      List.of("", "state", "changed", "minimum", "maximum", "warning", "inactive", "expires");
  private static final Pattern ID =
      Pattern.compile(
          "(.+?) uid=\\d+(?:\\((.*?)\\))? gid=(\\d+)(?:\\((.*?)\\))? groups=(\\d.*?)(?: context=.*)?");
  private static final Pattern ID_GROUP = Pattern.compile("(\\d+)(?:\\(([^)]*)\\))?");

  // The defaults of useradd(8) and groupadd(8).
  private static final long FIRST_ORDINARY_ID = 1000;

  private Accounts() {}

  private static Map<Probe, Fact<Data>> users(List<Probe> probes, Section section) {
    return entries(
        probes,
        section,
        7,
        (lines, entry) -> {
          Map<String, Object> user = new LinkedHashMap<>();
          user.put("uid", number(entry[2]));
          user.put("gid", number(entry[3]));
          user.put("comment", entry[4]);
          user.put("home", entry[5]);
          user.put("shell", entry[6]);
          user.put("system", number(entry[2]) <= lastSystemId(lines, "UID"));
          for (String id : lines.texts("id")) {
            Matcher matcher = ID.matcher(id);
            if (matcher.matches() && matcher.group(1).equals(entry[0])) {
              String group = matcher.group(4);
              user.put("group", group == null ? matcher.group(3) : group);
              List<Data> groups = idGroups(matcher.group(5));
              // Of a user whose number is another's too, id may show that one's primary group in
              // the place of its own.
              if (entry[0].equals(matcher.group(2))
                  || groups.get(0).text("gid").equals(matcher.group(3))) {
                user.put("groups", groups);
              }
            }
          }
          return Data.of(user);
        });
  }

  private static List<Data> idGroups(String text) {
    List<Data> groups = new ArrayList<>();
    Matcher matcher = ID_GROUP.matcher(text);
    while (matcher.find()) {
      String name = matcher.group(2) == null ? matcher.group(1) : matcher.group(2);
      groups.add(Data.map("gid", number(matcher.group(1)), "name", name));
    }
    return groups;
  }

  private static Map<Probe, Fact<Data>> groups(List<Probe> probes, Section section) {
    return entries(
        probes,
        section,
        3,
        (lines, entry) ->
            Data.map(
                "gid",
                number(entry[2]),
                "members",
                entry.length > 3 && !entry[3].isEmpty()
                    ? Arrays.asList(entry[3].split(",", -1))
                    : List.of(),
                "system",
                number(entry[2]) <= lastSystemId(lines, "GID")));
  }

  private static long lastSystemId(Lines lines, String sort) {
    Map<String, Long> settings = new LinkedHashMap<>();
    for (String line : lines.texts("defs")) {
      String[] words = line.split(" ", 2);
      if (words.length == 2 && words[1].matches("\\d{1,18}")) {
        settings.putIfAbsent(words[0], number(words[1]));
      }
    }
    return settings.getOrDefault(
        "SYS_" + sort + "_MAX", settings.getOrDefault(sort + "_MIN", FIRST_ORDINARY_ID) - 1);
  }

  /** Finds the entry of each name. A look-up by a number also gives an entry, of another name. */
  private static Map<Probe, Fact<Data>> entries(
      List<Probe> probes, Section section, int fields, BiFunction<Lines, String[], Data> reader) {
    Lines lines = Lines.of(section);
    Optional<String> failure = lines.first("failed");
    if (failure.isPresent()) {
      return Unknowns.all(probes, section, Cause.Reason.OTHER, failure.get());
    }
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      Optional<String> line = entry(lines.texts("entry"), probe.argument(), fields);
      facts.put(
          probe,
          line.isEmpty()
              ? section.absent("no entry")
              : section.present(reader.apply(lines, line.get().split(":", -1)), line.get()));
    }
    return facts;
  }

  private static Optional<String> entry(List<String> lines, String name, int fields) {
    return lines.stream()
        .filter(line -> line.startsWith(name + ":"))
        .filter(line -> line.split(":", -1).length >= fields && !name.contains(":"))
        .findFirst();
  }

  private static Map<Probe, Fact<Data>> shadows(List<Probe> probes, Section section) {
    return shadow(
        probes,
        section,
        (line, fields) -> {
          Map<String, Object> ages = new LinkedHashMap<>();
          for (int i = 1; i < SHADOW_FIELDS.size() && i < fields.length; i++) {
            if (i == 1) {
              ages.put("state", fields[i]);
            } else if (fields[i].matches("-?\\d{1,18}")) {
              ages.put(SHADOW_FIELDS.get(i), number(fields[i]));
            }
          }
          return section.present(Data.of(ages), line);
        });
  }

  private static Map<Probe, Fact<Data>> passwords(List<Probe> probes, Section section) {
    return shadow(
        probes,
        section,
        // The evidence must not show what is secret.
        (line, fields) -> section.present(Data.map("password", fields[1]), "(not shown)"));
  }

  private static Map<Probe, Fact<Data>> shadow(
      List<Probe> probes, Section section, BiFunction<String, String[], Fact<Data>> reader) {
    Lines lines = Lines.of(section);
    Optional<String> denied = lines.first("denied");
    if (denied.isPresent()) {
      return Unknowns.all(probes, section, Cause.Reason.PERMISSION_DENIED, denied.get());
    }
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      Optional<String> line =
          entry(Arrays.asList(section.text().split("\n", -1)), probe.argument(), 2);
      facts.put(
          probe,
          line.isEmpty()
              ? section.absent(lines.first("none").orElse("no entry"))
              : reader.apply(line.get(), line.get().split(":", -1)));
    }
    return facts;
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }
}
