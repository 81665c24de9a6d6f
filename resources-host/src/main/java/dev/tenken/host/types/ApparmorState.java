package dev.tenken.host.types;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel tells of AppArmor: whether it is on, and the modes of the loaded profiles. */
final class ApparmorState {
  static final HostKind KIND =
      HostKind.ofAnswers("apparmor", 0, ApparmorState::read)
          .source(
              "/sys/module/apparmor/parameters/enabled, /sys/kernel/security/apparmor/profiles");

  static final Probe STATE = KIND.probe();

  private static final Pattern PROFILE = Pattern.compile("(.+) \\((\\w+)\\)");

  private ApparmorState() {}

  /** Returns the modes by profile; none where AppArmor is off. */
  static Map<String, String> modes(Facts facts, Fact<Data> fact, Data state) {
    for (String problem : new String[] {"denied", "missing"}) {
      if (state.has(problem)) {
        throw Unknowns.part(
            facts,
            fact,
            problem.equals("denied") ? Cause.Reason.PERMISSION_DENIED : Cause.Reason.OTHER,
            state.text(problem));
      }
    }
    Map<String, String> modes = new LinkedHashMap<>();
    state.list("profiles").forEach(one -> modes.put(one.text("name"), one.text("mode")));
    return modes;
  }

  private static Data read(Probe probe, Answer answer) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("enabled", answer.text("enabled").strip().equals("Y"));
    answer.find("denied").ifPresent(why -> data.put("denied", why));
    answer.find("missing").ifPresent(why -> data.put("missing", why));
    data.put(
        "profiles",
        answer
            .text("profiles")
            .lines()
            .map(PROFILE::matcher)
            .filter(Matcher::matches)
            .map(line -> Data.map("name", line.group(1), "mode", line.group(2)))
            .toList());
    return Data.of(data);
  }
}
