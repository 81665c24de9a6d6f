package dev.tenken.aws;

import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Whether a volume and an instance are attached, perhaps as a given device. What is only being
 * attached, or detached, is not.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AttachmentFinding extends Refinable {
  private final List<Attachment> all;
  private final List<Attachment> called;
  private final String none;
  private final String what;
  private final Optional<Object> device;

  /**
   * One attachment.
   *
   * @param to the id of the other side
   * @param state as the API has it; empty where it says none
   */
  record Attachment(String to, String device, String state) {
    private static final Set<String> ATTACHED = Set.of("", "attached", "busy");

    private String show() {
      return to + " as " + device + (ATTACHED.contains(state) ? "" : " (" + state + ")");
    }
  }

  AttachmentFinding(List<Attachment> all, List<Attachment> called, String none, String what) {
    this(all, called, none, what, Optional.empty());
  }

  private AttachmentFinding(
      List<Attachment> all,
      List<Attachment> called,
      String none,
      String what,
      Optional<Object> device) {
    this.all = all;
    this.called = called;
    this.none = none;
    this.what = what;
    this.device = device;
  }

  /** Narrows to an attachment as this device, such as {@code /dev/sdf}. */
  public AttachmentFinding as(Object wanted) {
    if (!(wanted instanceof Pattern)) {
      Wanted.name(wanted);
      all.stream()
          .map(Attachment::device)
          .filter(each -> each.endsWith("/" + wanted))
          .findFirst()
          .ifPresent(
              each -> {
                throw new IllegalArgumentException(
                    "'" + wanted + "' is no device; write '" + each + "'");
              });
    }
    return new AttachmentFinding(all, called, none, what, Optional.of(Wanted.checked(wanted)));
  }

  @Override
  public Finding judge() {
    return Finding.of(
        called.stream()
            .filter(each -> Attachment.ATTACHED.contains(each.state))
            .anyMatch(each -> device.isEmpty() || Wanted.is(device.get(), each.device)),
        all.isEmpty()
            ? none
            : what + " " + all.stream().map(Attachment::show).collect(Collectors.joining(", ")));
  }
}
