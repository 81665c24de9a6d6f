package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * SELinux: {@code selinux}, which takes no name.
 *
 * <p>It is enforcing or permissive when the kernel is so now and {@code /etc/selinux/config} says
 * the same for the next start; it is disabled when the kernel runs without it. Unknown: the kernel
 * has SELinux, and its file system is not mounted, as in a container; or one of the files may not
 * be read. Source: {@code /proc/filesystems}, {@code /sys/fs/selinux/enforce}, {@code
 * /etc/selinux/config}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Selinux extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("selinux", 0, Selinux::read)
          .source("/sys/fs/selinux/enforce, /etc/selinux/config");

  private static final Probe STATE = KIND.probe();
  private static final Pattern SETTING =
      Pattern.compile("^[ \t]*(SELINUX|SELINUXTYPE)[ \t]*=[ \t]*(\\S+)", Pattern.MULTILINE);

  Selinux(Facts facts) {
    super(facts, TargetType.HOST, "SELinux", "", STATE);
  }

  /** Names the host's SELinux. */
  @Word
  public static Selinux selinux(Spec spec) {
    return new Selinux(spec.facts(TargetType.HOST));
  }

  /** Tells whether it is enforcing, now and by its configuration. */
  public SelinuxMode isEnforcing() {
    return new SelinuxMode(() -> present(STATE), "enforcing");
  }

  /** Tells whether it is permissive, now and by its configuration. */
  public SelinuxMode isPermissive() {
    return new SelinuxMode(() -> present(STATE), "permissive");
  }

  /** Tells whether the kernel runs without it. */
  public Finding isDisabled() {
    return Finding.of(mode().equals("disabled"), mode());
  }

  /** Returns the running mode: {@code enforcing}, {@code permissive} or {@code disabled}. */
  @Form(value = Forms.STATE, words = Forms.STATE_WORDS)
  public String mode() {
    return present(STATE).text("mode");
  }

  /** Returns the mode that {@code /etc/selinux/config} asks for. */
  public String configuredMode() {
    return configured("configured_mode", "SELINUX");
  }

  /** Returns the policy that {@code /etc/selinux/config} names, such as {@code targeted}. */
  public String policy() {
    return configured("policy", "SELINUXTYPE");
  }

  private String configured(String member, String setting) {
    return present(STATE)
        .find(member)
        .orElseThrow(() -> Missing.value("/etc/selinux/config sets no " + setting))
        .text();
  }

  private static Data read(Probe probe, Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(
        "mode",
        switch (answer.text("mode").strip()) {
          case "disabled" -> "disabled";
          case "0" -> "permissive";
          case "1" -> "enforcing";
          default ->
              throw new IllegalArgumentException("enforce says " + answer.text("mode").strip());
        });
    Matcher matcher = SETTING.matcher(answer.text("config"));
    while (matcher.find()) {
      data.put(
          matcher.group(1).equals("SELINUX") ? "configured_mode" : "policy",
          matcher.group(1).equals("SELINUX")
              ? matcher.group(2).toLowerCase(Locale.ROOT)
              : matcher.group(2));
    }
    return Data.of(data);
  }
}
