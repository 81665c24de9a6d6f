package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The public keys that may log in as a user. */
final class AuthorizedKeys {
  /** The keys of a user. */
  static final HostKind KIND =
      HostKind.of("authorized-keys", 1, AuthorizedKeys::read)
          .using("name-service")
          .source("AuthorizedKeysFile of sshd");

  // In a line of the file, options may come first and a comment last.
  private static final Pattern KEY =
      Pattern.compile(
          "(?:^|\\s)((?:ssh|ecdsa|sk)-[A-Za-z0-9@.-]+)\\s+([A-Za-z0-9+/]+=*)(?:\\s+(.*))?$");

  private AuthorizedKeys() {}

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    List<Data> keys = new ArrayList<>();
    List<String> denied = new ArrayList<>();
    List<String> files = new ArrayList<>();
    int user = 0;
    for (Lines.Line line : Lines.of(section).all()) {
      switch (line.tag()) {
        case "user" -> {
          finish(facts, probes, user, section, keys, denied, files);
          user = Integer.parseInt(line.text());
          keys.clear();
          denied.clear();
          files.clear();
        }
        case "denied" -> denied.add(line.text());
        case "file", "nofile" -> files.add(line.text());
        case "line" -> parse(line.text()).ifPresent(keys::add);
        default -> {}
      }
    }
    finish(facts, probes, user, section, keys, denied, files);
    return facts;
  }

  private static void finish(
      Map<Probe, Fact<Data>> facts,
      List<Probe> probes,
      int user,
      Section section,
      List<Data> keys,
      List<String> denied,
      List<String> files) {
    if (user > 0) {
      facts.put(
          probes.get(user - 1),
          section.present(
              Data.map("keys", keys, "denied", denied),
              keys.size() + " keys in " + String.join(", ", files)));
    }
  }

  /** Returns the key in a line of an authorized_keys file or a public key file. */
  static Optional<Data> parse(String line) {
    if (line.stripLeading().startsWith("#")) {
      return Optional.empty();
    }
    Matcher matcher = KEY.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    String comment = matcher.group(3);
    return Optional.of(
        Data.map(
            "type",
            matcher.group(1),
            "key",
            matcher.group(2),
            "comment",
            comment == null ? "" : comment.strip()));
  }
}
