package dev.tenken.host.types;

import dev.tenken.dsl.fact.Data;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the rules of sudo grant to one user or group, in their order; as in sudo, the last that fits
 * decides.
 *
 * @param texts the rules
 * @param ownDefault whether a setting names another user than root to run commands as
 */
record SudoGrants(List<Grant> grants, List<String> texts, boolean ownDefault) {
  /**
   * A command of a rule.
   *
   * @param allowed not so for one behind {@code !}
   * @param open whether no password is wanted
   * @param holds whether the rule holds at all, here and now
   */
  record Grant(String command, boolean allowed, Tri open, Data spec, Tri holds) {
    private List<Data> runAs() {
      List<Data> both = new ArrayList<>(spec.list("runasusers"));
      both.addAll(spec.list("runasgroups"));
      return both;
    }
  }

  /** How a command of a rule and the wanted one relate. */
  private enum Fit {
    /** It stands for all of the wanted one. */
    COVERS,
    /** It stands for a part of it. */
    PART,
    APART,
    MAYBE
  }

  Tri someWithoutPassword() {
    return some(Optional.empty(), Optional.empty(), true);
  }

  /** Tells whether some command, or all of the wanted one, may be run as some user, or that one. */
  Tri some(Optional<String> command, Optional<String> user, boolean open) {
    Tri some = Tri.NO;
    for (Grant grant : grants) {
      if (grant.allowed()) {
        some = some.or(may(command, grant, user, open));
      }
    }
    return some;
  }

  /**
   * Tells whether the command, or a part of the model's, may be run as the user, or the model's.
   */
  private Tri may(Optional<String> wanted, Grant model, Optional<String> user, boolean open) {
    String command = wanted.orElse(model.command());
    // Going back: what all that was met so far says of parts, and of what may fit or not.
    Tri parts = Tri.YES;
    Tri doubt = Tri.NO;
    boolean better = false;
    for (int i = grants.size() - 1; i >= 0; i--) {
      Grant grant = grants.get(i);
      Tri good = open ? Tri.of(grant.allowed()).and(grant.open()) : Tri.of(grant.allowed());
      Tri counts =
          grant
              .holds()
              .and(
                  user.map(name -> runsAs(grant, name))
                      .orElse(grant.runAs().equals(model.runAs()) ? Tri.YES : Tri.MAYBE));
      Fit fit = fit(grant.command(), command);
      if (counts == Tri.NO || fit == Fit.APART || (fit == Fit.PART && wanted.isEmpty())) {
        continue;
      }
      if (counts == Tri.MAYBE || fit == Fit.MAYBE) {
        doubt = good == Tri.NO || fit == Fit.PART ? doubt : Tri.MAYBE;
        parts = good == Tri.YES ? parts : parts.and(Tri.MAYBE);
        better |= good != Tri.NO;
      } else if (fit == Fit.PART) {
        // What a rule takes, a later one may have given back.
        parts = parts.and(good == Tri.NO && better ? Tri.MAYBE : good);
        better |= good != Tri.NO;
      } else {
        return parts == Tri.NO ? Tri.NO : good.and(parts).or(doubt);
      }
    }
    return parts == Tri.NO ? Tri.NO : doubt;
  }

  private static Fit fit(String own, String wanted) {
    if (own.equals(wanted) || own.equals(SudoRules.ALL)) {
      return Fit.COVERS;
    }
    if (wanted.equals(SudoRules.ALL)) {
      return Fit.PART;
    }
    if (SudoRules.isPattern(own) || SudoRules.isPattern(wanted)) {
      return Fit.MAYBE;
    }
    if (wanted.startsWith(own + " ")) {
      return own.contains(" ") ? Fit.APART : Fit.COVERS;
    }
    return own.startsWith(wanted + " ") && !wanted.contains(" ") ? Fit.PART : Fit.APART;
  }

  private Tri runsAs(Grant grant, String user) {
    List<Data> users = grant.spec().list("runasusers");
    if (users.isEmpty()) {
      // With a group alone, it is who runs sudo; else root by default.
      return ownDefault || grant.spec().has("runasgroups")
          ? Tri.MAYBE
          : Tri.of(user.equals("root"));
    }
    for (int i = users.size() - 1; i >= 0; i--) {
      Data item = users.get(i);
      String name = SudoRules.name(item);
      if (name.equals(user) || name.equals(SudoRules.ALL)) {
        return Tri.of(!item.flag("negated"));
      }
      if (!item.has("username") || user.startsWith("#")) {
        return Tri.MAYBE;
      }
    }
    return Tri.NO;
  }
}
