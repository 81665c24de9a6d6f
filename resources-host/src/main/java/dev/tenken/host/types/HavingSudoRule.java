package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.Optional;
import org.apiguardian.api.API;

/** {@code have_rule} and its chain words, of sudoers. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HavingSudoRule extends Refinable {
  private final Sudoers sudoers;
  private final String who;
  private final Optional<String> command;
  private final Optional<String> user;
  private final boolean open;

  HavingSudoRule(Sudoers sudoers, String who) {
    this(sudoers, who, Optional.empty(), Optional.empty(), false);
  }

  private HavingSudoRule(
      Sudoers sudoers, String who, Optional<String> command, Optional<String> user, boolean open) {
    this.sudoers = sudoers;
    this.who = who;
    this.command = command;
    this.user = user;
    this.open = open;
  }

  /**
   * Asks for this command, with the arguments that it must allow: {@code /usr/sbin/nginx -t}; all
   * arguments if none are given; {@code ALL}, where nothing is excepted.
   */
  public HavingSudoRule forCommand(String name) {
    return new HavingSudoRule(sudoers, who, Optional.of(name), user, open);
  }

  /** Asks that it is run as this user. */
  public HavingSudoRule runAs(String name) {
    return new HavingSudoRule(sudoers, who, command, Optional.of(name), open);
  }

  /** Asks that no password is wanted. */
  public HavingSudoRule withoutPassword() {
    return new HavingSudoRule(sudoers, who, command, user, true);
  }

  @Override
  public Finding judge() {
    SudoRules all = sudoers.all();
    SudoGrants grants = all.of(who);
    if (sudoers.decided(grants.some(command, user, open), who)) {
      return Finding.yes(String.join("; ", grants.texts()));
    }
    return grants.texts().isEmpty()
        ? Finding.no("no rule for " + who).nearest(Names.nearest(who, all.subjects()).orElse(""))
        : Finding.no(String.join("; ", grants.texts()));
  }
}
