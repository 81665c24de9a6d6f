package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A user account, by its exact name, from whatever the host's name service knows (files, LDAP …).
 *
 * <p>Absent: the name service has no such name. Unknown: it could not be asked; for passwords, the
 * shadow database may not be read; for authorized keys, a file may not be, or sshd asks a command
 * for more.
 *
 * <p>Source: {@code getent passwd}, {@code id}, {@code getent shadow}, {@code /etc/login.defs}, and
 * the files that sshd's {@code AuthorizedKeysFile} names.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class User extends Resource {
  private final Probe account;
  private final Probe shadow;
  private final Probe password;
  private final Probe keys;

  User(Facts facts, String name) {
    super(facts, TargetType.HOST, "User", name, Accounts.USER.probe(name));
    account = Accounts.USER.probe(name);
    shadow = Accounts.SHADOW.probe(name);
    password = HostKind.sensitive(Accounts.PASSWORD.probe(name));
    keys = AuthorizedKeys.KIND.probe(name);
  }

  /** Names a user. */
  @Word
  public static User user(Spec spec, String name) {
    return new User(spec.facts(TargetType.HOST), ExactName.blanksInside("user", name));
  }

  /** Tells whether there is such a user. */
  public Finding exists() {
    return find(account)
        .map(user -> Finding.yes("uid " + user.number("uid")))
        .orElse(Finding.no("no such user"));
  }

  /** Tells whether the user has this id. */
  public Finding hasUid(Object uid) {
    return same(Wanted.id("have_uid", uid), uid(), "uid");
  }

  /** Tells whether the user's primary group has this id. */
  public Finding hasGid(Object gid) {
    return same(Wanted.id("have_gid", gid), gid(), "gid");
  }

  /** Tells whether this is the user's home directory. */
  public Finding hasHomeDirectory(String path) {
    return Finding.of(
        home().equals(ExactName.path("have_home_directory", path)), "home directory " + home());
  }

  /** Tells whether this is the user's login shell. */
  public Finding hasLoginShell(String path) {
    return Finding.of(
        shell().equals(ExactName.path("have_login_shell", path)), "login shell " + shell());
  }

  /** Tells whether the user is in this group, by its exact name or its number. */
  public Finding belongsToGroup(Object group) {
    return belongsToGroups(List.of(group));
  }

  /** Tells whether the user is in all these groups. */
  public Finding belongsToGroups(Object... groups) {
    return belongsToGroups(Arrays.asList(groups));
  }

  /** Tells whether the user is in all these groups. */
  public Finding belongsToGroups(List<?> groups) {
    if (groups.isEmpty()) {
      throw new IllegalArgumentException("belong_to_groups was given an empty list");
    }
    List<Data> actual = memberships();
    boolean all =
        groups.stream().allMatch(group -> actual.stream().anyMatch(one -> isGroup(one, group)));
    return Finding.of(all, "the groups " + String.join(", ", groups()));
  }

  /** Tells whether this is the user's primary group, by its exact name or its number. */
  public Finding belongsToPrimaryGroup(Object group) {
    boolean holds =
        group instanceof Number number
            ? number.longValue() == gid()
            : group().equals(ExactName.blanksInside("belong_to_primary_group", group));
    return Finding.of(holds, "the primary group " + group());
  }

  /**
   * Tells whether this public key may log in as the user.
   *
   * @param key the type and the base64 text, as in a {@code .pub} file; its comment is not compared
   */
  public Finding hasAuthorizedKey(String key) {
    Data wanted =
        AuthorizedKeys.parse(key)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "have_authorized_key takes a public key, such as 'ssh-ed25519 AAAA…'"));
    Data found = keys();
    boolean holds =
        found.list("keys").stream()
            .anyMatch(
                one ->
                    one.text("type").equals(wanted.text("type"))
                        && one.text("key").equals(wanted.text("key")));
    if (!holds) {
      requireAllRead(found);
    }
    return Finding.of(holds, found.list("keys").size() + " other keys");
  }

  /**
   * Tells whether the user is one of the system's own: its uid is at most SYS_UID_MAX, which is one
   * less than UID_MIN (1000) where {@code /etc/login.defs} does not set it.
   */
  public Finding isSystemUser() {
    return Finding.of(present(account).flag("system"), "uid " + uid());
  }

  /** Tells whether no password can log in: the encrypted one starts with {@code !} or {@code *}. */
  public Finding isLocked() {
    String state = shadow().text("state");
    return Finding.of(state.equals("locked"), "the password is " + state);
  }

  /** Returns the user's number. */
  public long uid() {
    return present(account).number("uid");
  }

  /** Returns the number of the primary group. */
  public long gid() {
    return present(account).number("gid");
  }

  /** Returns the name of the primary group. */
  public String group() {
    return told("group").text();
  }

  /** Returns the names of all groups, the primary one included. */
  public List<String> groups() {
    return memberships().stream().map(group -> group.text("name")).toList();
  }

  /** Returns the home directory. */
  public String home() {
    return present(account).text("home");
  }

  /** Returns the home directory. */
  public String homeDirectory() {
    return home();
  }

  /** Returns the login shell. */
  public String shell() {
    return present(account).text("shell");
  }

  /** Returns the login shell. */
  public String loginShell() {
    return shell();
  }

  /** Returns the comment field, which mostly holds the full name. */
  public String comment() {
    return present(account).text("comment");
  }

  /** Returns the public keys that may log in: type and base64 text, without options or comment. */
  public List<String> authorizedKeys() {
    Data found = keys();
    requireAllRead(found);
    return found.list("keys").stream()
        .map(key -> key.text("type") + " " + key.text("key"))
        .toList();
  }

  /** Returns how many days must pass between two changes of the password. */
  public long minimumDaysBetweenPasswordChange() {
    return age("minimum", "minimum days between password changes");
  }

  /** Returns after how many days the password must be changed. */
  public long maximumDaysBetweenPasswordChange() {
    return age("maximum", "maximum days between password changes");
  }

  /** Returns how many days before that a warning is given. */
  public long warningDaysBeforePasswordExpires() {
    return age("warning", "days of warning");
  }

  /** Returns how many days after that the password is still accepted. */
  public long inactiveDaysAfterPasswordExpired() {
    return age("inactive", "days of inactivity");
  }

  /** Returns when the password was last changed, to the day. */
  public Instant lastPasswordChange() {
    return Instant.EPOCH.plus(Duration.ofDays(age("changed", "last password change")));
  }

  /** Returns when the account expires, to the day. */
  public Instant accountExpires() {
    return Instant.EPOCH.plus(Duration.ofDays(age("expires", "account expiry")));
  }

  /** Returns the encrypted password: a secret, masked in reports and recordings. */
  public String encryptedPassword() {
    present(account);
    return find(password).orElseThrow(this::noShadow).text("password");
  }

  private List<Data> memberships() {
    return told("groups").list();
  }

  private Data told(String member) {
    Data user = present(account);
    if (!user.has(member)) {
      throw Unknowns.part(
          facts(),
          fact(account),
          Cause.Reason.OTHER,
          "id does not tell the groups of " + resourceName());
    }
    return user.get(member);
  }

  private static boolean isGroup(Data group, Object wanted) {
    return wanted instanceof Number number
        ? group.number("gid") == number.longValue()
        : group.text("name").equals(ExactName.blanksInside("belong_to_group", wanted));
  }

  private Data keys() {
    present(account);
    return present(keys);
  }

  private void requireAllRead(Data found) {
    List<Data> denied = found.list("denied");
    if (!denied.isEmpty()) {
      throw Unknowns.part(
          facts(),
          fact(keys),
          Cause.Reason.PERMISSION_DENIED,
          denied.get(0).text() + " can't be read");
    }
  }

  private Data shadow() {
    present(account);
    return find(shadow).orElseThrow(this::noShadow);
  }

  private Missing noShadow() {
    return Missing.value(this + " has no entry in the shadow database");
  }

  private long age(String field, String what) {
    Optional<Data> days = shadow().find(field);
    return days.orElseThrow(() -> Missing.value(this + " has no setting for the " + what)).number();
  }

  private static Finding same(long wanted, long actual, String what) {
    return Finding.of(wanted == actual, what + " " + actual);
  }
}
