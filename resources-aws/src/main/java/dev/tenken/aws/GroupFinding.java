package dev.tenken.aws;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Whether a database uses a parameter or option group, perhaps in a given status. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class GroupFinding extends Refinable {
  private final List<Data> groups;
  private final String nameMember;
  private final String statusMember;
  private final String what;
  private final Object name;
  private final Optional<Object> status;

  GroupFinding(
      List<Data> groups,
      String nameMember,
      String statusMember,
      String what,
      Object name,
      Optional<Object> status) {
    this.groups = groups;
    this.nameMember = nameMember;
    this.statusMember = statusMember;
    this.what = what;
    this.name = name;
    // Else what names nothing would not be noticed where there are no groups.
    Wanted.isRdsName(name, "");
    this.status = status;
  }

  /** Narrows to a group of this status, such as {@code in-sync}. */
  public GroupFinding status(Object wanted) {
    if (!(wanted instanceof Pattern) && !Wanted.text(wanted).matches("[a-z]+(-[a-z]+)*")) {
      throw new IllegalArgumentException(
          "'" + wanted + "' is no status; one looks like pending-reboot");
    }
    return new GroupFinding(
        groups, nameMember, statusMember, what, name, Optional.of(Wanted.checked(wanted)));
  }

  /** Narrows to a parameter group of this apply status, such as {@code pending-reboot}. */
  public GroupFinding parameterApplyStatus(Object wanted) {
    return status(wanted);
  }

  @Override
  public Finding judge() {
    Finding finding =
        Finding.of(
            groups.stream()
                .filter(group -> Wanted.isRdsName(name, group.text(nameMember)))
                .anyMatch(
                    group -> status.isEmpty() || Wanted.is(status.get(), group.text(statusMember))),
            groups.isEmpty()
                ? "no " + what
                : what
                    + " "
                    + groups.stream()
                        .map(
                            group -> group.text(nameMember) + " (" + group.text(statusMember) + ")")
                        .collect(Collectors.joining(", ")));
    return AwsThing.nearest(
        finding, name, groups.stream().map(group -> group.text(nameMember)).toList());
  }
}
