package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * A local mail alias, by its name, in any case of letters.
 *
 * <p>Where Postfix is the mail server, its tables count and not {@code /etc/aliases}: an entry of
 * the file is in use only after {@code newaliases}. Absent: there is no such alias. Unknown: the
 * file or a table may not be read.
 *
 * <p>Source: {@code postalias -q} for each table of {@code alias_maps}, else {@code /etc/aliases}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class MailAlias extends Resource {
  static final HostKind KIND =
      HostKind.of("mail-alias", 1, MailAlias::read).source("postalias -q, /etc/aliases");

  // A quoted text may hold commas.
  private static final Pattern RECIPIENT =
      Pattern.compile("((?:\"(?:\\\\.|[^\"\\\\])*\"|[^,\"])+)");

  private final Probe alias;

  private MailAlias(Facts facts, String name) {
    super(facts, TargetType.HOST, "Mail alias", name, KIND.probe(name));
    alias = KIND.probe(name);
  }

  /** Names an alias. */
  @Word
  public static MailAlias mail_alias(Spec spec, String name) {
    return new MailAlias(spec.facts(TargetType.HOST), name);
  }

  /** Tells whether there is such an alias. */
  public Finding exists() {
    return find(alias)
        .map(data -> Finding.yes("an alias of " + String.join(", ", recipients())))
        .orElse(Finding.no("no such alias"));
  }

  /**
   * Tells whether this is one of its recipients, as they are written, quotes aside.
   *
   * @param recipient an address, an account, a file, a {@code |command} or an {@code :include:} of
   *     a list
   */
  public Finding isAliasedTo(String recipient) {
    if (find(alias).isEmpty()) {
      return Finding.no("no such alias");
    }
    return Finding.of(
        recipients().contains(unquoted(recipient)),
        "an alias of " + String.join(", ", recipients()));
  }

  /** Returns its recipients, in order. */
  public List<String> recipients() {
    return present(alias).list("recipients").stream().map(Data::text).toList();
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    Lines lines = Lines.of(section);
    Optional<String> denied = lines.first("denied");
    if (denied.isPresent()) {
      return Unknowns.all(probes, section, Cause.Reason.PERMISSION_DENIED, denied.get());
    }
    Optional<String> failed = lines.first("failed");
    if (failed.isPresent()) {
      return Unknowns.all(
          probes,
          section,
          failed.get().endsWith("Permission denied")
              ? Cause.Reason.PERMISSION_DENIED
              : Cause.Reason.OTHER,
          failed.get());
    }
    Map<String, List<String>> aliases = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    lines.texts("entry").forEach(entry -> add(aliases, entry));
    logical(lines.texts("line")).forEach(entry -> add(aliases, entry));
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      List<String> recipients = aliases.get(probe.argument());
      facts.put(
          probe,
          recipients == null
              ? section.absent("no such alias")
              : section.present(
                  Data.map("recipients", recipients),
                  probe.argument() + ": " + String.join(", ", recipients)));
    }
    return facts;
  }

  /** Joins lines that begin with a space to the one before; leaves out comments. */
  private static List<String> logical(List<String> lines) {
    List<String> logical = new ArrayList<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (Character.isWhitespace(line.charAt(0)) && !logical.isEmpty()) {
        logical.set(logical.size() - 1, logical.get(logical.size() - 1) + line);
      } else {
        logical.add(line);
      }
    }
    return logical;
  }

  private static void add(Map<String, List<String>> aliases, String entry) {
    int colon = entry.indexOf(':');
    if (colon > 0) {
      List<String> recipients = new ArrayList<>();
      Matcher matcher = RECIPIENT.matcher(entry.substring(colon + 1));
      while (matcher.find()) {
        if (!matcher.group().isBlank()) {
          recipients.add(unquoted(matcher.group().strip()));
        }
      }
      // The first table that has it counts.
      aliases.putIfAbsent(unquoted(entry.substring(0, colon).strip()), recipients);
    }
  }

  private static String unquoted(String text) {
    return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
        ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
        : text;
  }
}
