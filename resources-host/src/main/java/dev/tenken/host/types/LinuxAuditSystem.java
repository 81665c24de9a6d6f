package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The kernel's audit system: {@code linux_audit_system}, which takes no name.
 *
 * <p>Unknown: there is no {@code auditctl}, or the asking user may not ask, as in a container.
 * Source: {@code auditctl -s}, {@code auditctl -l}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LinuxAuditSystem extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("audit", 0, LinuxAuditSystem::read).source("auditctl -s; auditctl -l");

  private static final Probe STATE = KIND.probe();

  /** As it is printed today, a line each, and by old hosts: {@code AUDIT_STATUS: enabled=1 …}. */
  private static final Pattern STATUS = Pattern.compile("(\\w+)[ =](-?\\w+)");

  LinuxAuditSystem(Facts facts) {
    super(facts, TargetType.HOST, "Audit system", "", STATE);
  }

  /** Names the kernel's audit system. */
  @Word
  public static LinuxAuditSystem linux_audit_system(Spec spec) {
    return new LinuxAuditSystem(spec.facts(TargetType.HOST));
  }

  /** Tells whether the kernel audits; also when that is locked until the next start. */
  public Finding isEnabled() {
    String enabled = String.valueOf(status().get("enabled"));
    return Finding.of(enabled.matches("[12]"), "enabled " + enabled);
  }

  /** Tells whether a daemon takes what the kernel audits. */
  public Finding isRunning() {
    String pid = String.valueOf(status().get("pid"));
    return Finding.of(pid.matches("[1-9]\\d*"), "process id " + pid);
  }

  /** Returns the rules, each as {@code auditctl -l} writes it; none when there are none. */
  public List<String> rules() {
    return present(STATE).list("rules").stream().map(Data::text).toList();
  }

  /**
   * Returns what {@code auditctl -s} tells: {@code failure}, {@code backlog_limit}, {@code lost} ….
   */
  public Map<String, Object> status() {
    Map<String, Object> status = new LinkedHashMap<>();
    Data told = present(STATE).get("status");
    told.names().forEach(name -> status.put(name, told.get(name).value()));
    return status;
  }

  private static Data read(Probe probe, Answer answer) {
    Map<String, Object> status = new LinkedHashMap<>();
    for (String line : answer.text("status").split("\n", -1)) {
      Matcher matcher = STATUS.matcher(line);
      while (matcher.find()) {
        status.put(matcher.group(1), Natural.of(matcher.group(2)));
      }
    }
    if (!status.containsKey("enabled") || !status.containsKey("pid")) {
      throw new IllegalArgumentException("auditctl -s tells neither enabled nor pid");
    }
    List<String> rules =
        answer
            .text("rules")
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.equals("No rules"))
            .toList();
    return Data.map("status", status, "rules", rules);
  }
}
