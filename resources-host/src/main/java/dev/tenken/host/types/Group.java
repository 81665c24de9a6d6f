package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A group of users, by its exact name, from whatever the host's name service knows.
 *
 * <p>Absent: the name service has no such name. Unknown: it could not be asked.
 *
 * <p>Source: {@code getent group}, {@code /etc/login.defs}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Group extends Resource {
  private final Probe entry;

  Group(Facts facts, String name) {
    super(facts, TargetType.HOST, "Group", name, Accounts.GROUP.probe(name));
    entry = Accounts.GROUP.probe(name);
  }

  /** Names a group. */
  @Word
  public static Group group(Spec spec, String name) {
    return new Group(spec.facts(TargetType.HOST), ExactName.blanksInside("group", name));
  }

  /** Tells whether there is such a group. */
  public Finding exists() {
    return find(entry)
        .map(group -> Finding.yes("gid " + group.number("gid")))
        .orElse(Finding.no("no such group"));
  }

  /** Tells whether the group has this number. */
  public Finding hasGid(Object gid) {
    return Finding.of(Wanted.id("have_gid", gid) == gid(), "gid " + gid());
  }

  /**
   * Tells whether the group is one of the system's own: its gid is at most SYS_GID_MAX, which is
   * one less than GID_MIN (1000) where {@code /etc/login.defs} does not set it.
   */
  public Finding isSystemGroup() {
    return Finding.of(present(entry).flag("system"), "gid " + gid());
  }

  /** Returns the group's number. */
  public long gid() {
    return present(entry).number("gid");
  }

  /**
   * Returns the users that the group's entry lists. Users whose primary group it is are not listed
   * there: {@code user('x')} with {@code belong_to_group} knows them.
   */
  public List<String> members() {
    return present(entry).list("members").stream().map(Data::text).toList();
  }
}
