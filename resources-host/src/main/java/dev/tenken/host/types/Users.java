package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * All local accounts of the host: {@code users}, which takes no name. Its properties are lists of
 * names, sorted.
 *
 * <p>The accounts are those of {@code /etc/passwd}; what a name service such as LDAP adds is not
 * among them. Unknown: that file can't be read; for passwords, {@code /etc/shadow} may not be.
 * Source: {@code /etc/passwd}, {@code /etc/shadow}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Users extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("users", 0, Users::read).source("/etc/passwd, /etc/shadow");

  private static final Probe ACCOUNTS = KIND.probe();
  private static final Pattern NO_LOGIN = Pattern.compile("(.*/)?(nologin|false)");
  private static final String DEFAULT_SHELL = "/bin/sh";

  Users(Facts facts) {
    super(facts, TargetType.HOST, "Users", "", ACCOUNTS);
  }

  /** Names all local accounts. */
  @Word
  public static Users users(Spec spec) {
    return new Users(spec.facts(TargetType.HOST));
  }

  /** Returns all accounts. */
  public List<String> names() {
    return those(account -> true);
  }

  /** Returns the accounts with the number 0, which are root under whatever name. */
  public List<String> withUidZero() {
    return those(account -> account.number("uid") == 0);
  }

  /**
   * Returns the accounts with a shell to log in to: a program that is there, and is neither {@code
   * nologin} nor {@code false}. An account without a shell has {@code /bin/sh}.
   */
  public List<String> withLoginShell() {
    return those(
        account -> {
          if (account.text("shell").equals("unseen")) {
            throw unknown("the shell of " + account.text("name") + " can't be looked at");
          }
          return account.text("shell").equals("there");
        });
  }

  /** Returns the accounts whose password is empty: they log in without one. */
  public List<String> withoutPassword() {
    present(ACCOUNTS)
        .find("denied")
        .ifPresent(
            denied -> {
              throw unknown(denied.text());
            });
    return those(account -> account.flag("open"));
  }

  private List<String> those(Predicate<Data> wanted) {
    return present(ACCOUNTS).list("accounts").stream()
        .filter(wanted)
        .map(account -> account.text("name"))
        .sorted()
        .toList();
  }

  private Undetermined unknown(String message) {
    return Unknowns.part(facts(), fact(ACCOUNTS), Cause.Reason.PERMISSION_DENIED, message);
  }

  private static Data read(Probe probe, Answer answer) {
    List<String> open = answer.text("empty").lines().toList();
    List<Data> accounts =
        answer
            .text("passwd")
            .lines()
            // + and - are for NIS, and name no account of this file.
            .filter(line -> !line.matches("\\s*|\\s*#.*|[+-].*"))
            .map(line -> line.split(":", -1))
            .filter(field -> field.length > 3 && field[2].matches("\\d{1,18}"))
            .map(
                field ->
                    Data.map(
                        "name",
                        field[0],
                        "uid",
                        Long.parseLong(field[2]),
                        "shell",
                        shell(field.length > 6 ? field[6] : "", answer),
                        "open",
                        // Any other text stands for the entry of /etc/shadow, or is the password.
                        field[1].isEmpty() || (field[1].equals("x") && open.contains(field[0]))))
            .toList();
    return answer.has("denied")
        ? Data.map("accounts", accounts, "denied", answer.text("denied"))
        : Data.map("accounts", accounts);
  }

  private static String shell(String path, Answer answer) {
    String shell = path.isEmpty() ? DEFAULT_SHELL : path;
    if (NO_LOGIN.matcher(shell).matches()) {
      return "none";
    }
    return answer.all("shell").contains(shell)
        ? "there"
        : answer.all("unseen").contains(shell) ? "unseen" : "none";
  }
}
