package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The rules of sudo on the host: {@code sudoers}, which takes no name. They are those of {@code
 * /etc/sudoers} and the files that it includes, with aliases expanded; rules in LDAP are not among
 * them.
 *
 * <p>Users and groups are compared as rules name them: {@code deploy}, {@code %adm}, {@code #1000},
 * {@code ALL}. A rule for a group or for {@code ALL} is neither one for its members nor one against
 * them. As in sudo, the last rule that fits a command decides, and rules for other hosts don't
 * count.
 *
 * <p>Unknown: there is no {@code cvtsudoers}; the asking user may not read the rules, or others
 * than root may write to them; or it depends on what is not in the rules, such as a wildcard, a
 * digest, a point in time, or a group's members. Source: {@code cvtsudoers -e -f json}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Sudoers extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("sudoers", 0, Sudoers::read).source("cvtsudoers -e -f json /etc/sudoers");

  private static final Probe RULES = KIND.probe();

  Sudoers(Facts facts) {
    super(facts, TargetType.HOST, "sudoers", "", RULES);
  }

  /** Names the rules of sudo. */
  @Word
  public static Sudoers sudoers(Spec spec) {
    return new Sudoers(spec.facts(TargetType.HOST));
  }

  /**
   * Tells whether a rule lets this user or group run something on this host.
   *
   * @param who as in the rules: {@code deploy}, {@code %adm}, {@code ALL}
   */
  public HavingSudoRule hasRule(String who) {
    return new HavingSudoRule(this, who);
  }

  /** Returns the rules, each as {@code deploy ALL = (root) NOPASSWD: /usr/sbin/nginx -t}. */
  public List<String> rules() {
    return all().rules();
  }

  /**
   * Returns the users and groups that a rule lets run something on this host without a password,
   * sorted.
   */
  public List<String> usersWithoutPassword() {
    SudoRules rules = all();
    return rules.subjects().stream()
        .filter(who -> decided(rules.of(who).someWithoutPassword(), who))
        .sorted()
        .toList();
  }

  SudoRules all() {
    return new SudoRules(present(RULES));
  }

  /** Returns the verdict. */
  boolean decided(Tri verdict, String who) {
    if (verdict == Tri.MAYBE) {
      throw Unknowns.part(
          facts(),
          fact(RULES),
          Cause.Reason.AMBIGUOUS,
          "the rules alone do not decide it for " + who);
    }
    return verdict == Tri.YES;
  }

  private static Data read(Probe probe, Answer answer) {
    String json = answer.text("json");
    // Without a single rule, it prints nothing.
    return Data.map(
        "host",
        answer.text("host"),
        "sudoers",
        json.isBlank() ? Map.of() : ConfigFormat.JSON.parse(json));
  }
}
