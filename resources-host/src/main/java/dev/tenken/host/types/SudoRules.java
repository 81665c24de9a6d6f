package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The rules of sudo as {@code cvtsudoers} prints them, seen from one host. */
final class SudoRules {
  static final String ALL = "ALL";

  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]\\\\^]");

  /** How sudoers writes a name of each sort. */
  private static final Map<String, String> PREFIXES =
      Map.of(
          "username", "",
          "userid", "#",
          "usergroup", "%",
          "usergid", "%#",
          "netgroup", "+",
          "nonunixgroup", "%:",
          "nonunixgid", "%:#",
          "hostname", "",
          "networkaddr", "",
          "command", "");

  private final String host;
  private final Data sudoers;

  SudoRules(Data fact) {
    host = fact.text("host");
    sudoers = fact.get("sudoers");
  }

  /** Returns the rules as sudoers writes them. */
  List<String> rules() {
    List<String> rules = new ArrayList<>();
    for (Data rule : sudoers.list("User_Specs")) {
      for (Data spec : rule.list("Cmnd_Specs")) {
        rules.add(text(rule, spec));
      }
    }
    return rules;
  }

  /** Returns all users and groups that a rule is for. */
  Set<String> subjects() {
    Set<String> subjects = new LinkedHashSet<>();
    for (Data rule : sudoers.list("User_Specs")) {
      rule.list("User_List").stream()
          .filter(item -> !item.flag("negated"))
          .forEach(item -> subjects.add(name(item)));
    }
    return subjects;
  }

  /** Returns what rules grant to the user or group, in order. */
  SudoGrants of(String who) {
    List<SudoGrants.Grant> grants = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Data rule : sudoers.list("User_Specs")) {
      Tri concerns = isFor(rule.list("User_List"), who).and(isHere(rule.list("Host_List")));
      if (concerns == Tri.NO) {
        continue;
      }
      for (Data spec : rule.list("Cmnd_Specs")) {
        texts.add(text(rule, spec));
        // A rule that is for some time only, or elsewhere than it seems.
        boolean always =
            spec.list("Options").stream()
                .noneMatch(
                    option ->
                        option.has("notbefore")
                            || option.has("notafter")
                            || option.has("runchroot"));
        for (Data command : spec.list("Commands")) {
          boolean plain = command.names().stream().allMatch(Set.of("command", "negated")::contains);
          grants.add(
              new SudoGrants.Grant(
                  command.text("command"),
                  !command.flag("negated"),
                  withoutPassword(spec, who),
                  spec,
                  concerns.and(always && plain ? Tri.YES : Tri.MAYBE)));
        }
      }
    }
    boolean ownDefault =
        sudoers.list("Defaults").stream()
            .flatMap(setting -> setting.list("Options").stream())
            .anyMatch(option -> option.has("runas_default"));
    return new SudoGrants(grants, texts, ownDefault);
  }

  /** A tag of the rule decides; else the settings, of which one may be for whom it does not say. */
  private Tri withoutPassword(Data rule, String who) {
    Tri open = Tri.NO;
    boolean exempt = false;
    for (Data setting : sudoers.list("Defaults")) {
      for (Data option : setting.list("Options")) {
        exempt |= option.has("exempt_group");
        if (option.has("authenticate")) {
          Tri wanted = Tri.of(!option.flag("authenticate"));
          Tri bound =
              setting.has("Binding")
                  ? isOfUsers(setting) && who.matches("[^%+#].*")
                      ? isFor(setting.list("Binding"), who)
                      : Tri.MAYBE
                  : Tri.YES;
          open = bound == Tri.YES ? wanted : bound == Tri.NO || open == wanted ? open : Tri.MAYBE;
        }
      }
    }
    for (Data option : rule.list("Options")) {
      if (option.has("authenticate")) {
        open = Tri.of(!option.flag("authenticate"));
      }
    }
    return exempt && open == Tri.NO ? Tri.MAYBE : open;
  }

  private static boolean isOfUsers(Data setting) {
    return setting.list("Binding").stream()
        .allMatch(one -> one.has("username") && !name(one).equals(ALL));
  }

  /** The last item that fits decides. */
  private static Tri isFor(List<Data> items, String who) {
    boolean isUser = !who.matches("[%+].*") && !who.equals(ALL);
    for (int i = items.size() - 1; i >= 0; i--) {
      boolean negated = items.get(i).flag("negated");
      String name = name(items.get(i));
      if (name.equals(who) || (negated && name.equals(ALL))) {
        return Tri.of(!negated);
      }
      // Whether the user is among those excepted is not told by the rules.
      if (negated && isUser && !(items.get(i).has("username") && !who.startsWith("#"))) {
        return later(items.subList(0, i), who);
      }
    }
    return Tri.NO;
  }

  private static Tri later(List<Data> before, String who) {
    return isFor(before, who) == Tri.NO ? Tri.NO : Tri.MAYBE;
  }

  private Tri isHere(List<Data> items) {
    for (int i = items.size() - 1; i >= 0; i--) {
      Data item = items.get(i);
      Tri fits = item.has("hostname") ? isThisHost(item.text("hostname")) : Tri.MAYBE;
      if (fits != Tri.NO) {
        return item.flag("negated") ? fits.not() : fits;
      }
    }
    return Tri.NO;
  }

  private Tri isThisHost(String name) {
    if (name.equals(ALL) || name.equalsIgnoreCase(host)) {
      return Tri.YES;
    }
    if (SPECIAL.matcher(name).find()) {
      return Tri.MAYBE;
    }
    // What a name with a dot means depends on the resolver too.
    boolean sameShort = shortName(name).equals(shortName(host));
    return !sameShort ? Tri.NO : name.contains(".") ? Tri.MAYBE : Tri.YES;
  }

  private static String shortName(String name) {
    return name.replaceFirst("\\..*", "").toLowerCase(Locale.ROOT);
  }

  /** Returns an item as sudoers writes it. */
  static String name(Data item) {
    return item.names().stream()
        .filter(PREFIXES::containsKey)
        .findFirst()
        .map(sort -> PREFIXES.get(sort) + item.text(sort))
        .orElse("");
  }

  private static String text(Data rule, Data spec) {
    StringBuilder text = new StringBuilder(names(rule.list("User_List")));
    text.append(' ').append(names(rule.list("Host_List"))).append(" = ");
    if (spec.has("runasusers") || spec.has("runasgroups")) {
      String groups =
          String.join(
              ", ",
              spec.list("runasgroups").stream()
                  .map(group -> (group.flag("negated") ? "!" : "") + name(group).replace("%", ""))
                  .toList());
      text.append('(').append(names(spec.list("runasusers")));
      text.append(groups.isEmpty() ? "" : " : " + groups).append(") ");
    }
    for (Data option : spec.list("Options")) {
      if (option.has("authenticate")) {
        text.append(option.flag("authenticate") ? "PASSWD: " : "NOPASSWD: ");
      }
    }
    return text.append(names(spec.list("Commands"))).toString();
  }

  private static String names(List<Data> items) {
    return String.join(
        ", ", items.stream().map(item -> (item.flag("negated") ? "!" : "") + name(item)).toList());
  }

  /** Tells whether a command is written with what stands for other commands. */
  static boolean isPattern(String command) {
    return SPECIAL.matcher(command).find() || command.endsWith("/");
  }
}
