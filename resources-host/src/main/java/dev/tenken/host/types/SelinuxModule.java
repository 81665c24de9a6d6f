package dev.tenken.host.types;

import dev.tenken.dsl.Names;
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
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A module of SELinux's policy, by its exact name.
 *
 * <p>Of several priorities, the highest is the one in force. Absent: the policy has no such module.
 * Unknown: there is no {@code semodule}, or the asking user may not see the modules; the version,
 * where the {@code semodule} of the host tells none, as that of today does. Source: {@code semodule
 * -lfull}, {@code semodule -l}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SelinuxModule extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("selinux-module", 0, SelinuxModule::read)
          .source("semodule -lfull; semodule -l");

  private static final Probe MODULES = KIND.probe();

  SelinuxModule(Facts facts, String name) {
    super(facts, TargetType.HOST, "SELinux module", name, MODULES);
  }

  /** Names a module of SELinux's policy. */
  @Word
  public static SelinuxModule selinux_module(Spec spec, String name) {
    return new SelinuxModule(spec.facts(TargetType.HOST), ExactName.of("selinux_module", name));
  }

  /** Tells whether the policy has the module, enabled or not. */
  public SelinuxModuleInstalled isInstalled() {
    return new SelinuxModuleInstalled(facts(), () -> fact(MODULES), this::module, this::noSuch);
  }

  /** Tells whether the policy has the module, and it is not disabled. */
  public Finding isEnabled() {
    return module()
        .map(
            there ->
                Finding.of(
                    !there.flag("disabled"), there.flag("disabled") ? "disabled" : "enabled"))
        .orElseGet(this::noSuch);
  }

  private Optional<Data> module() {
    return present(MODULES).list().stream()
        .filter(one -> one.text("name").equals(resourceName()))
        .findFirst();
  }

  private Finding noSuch() {
    List<String> names = present(MODULES).list().stream().map(one -> one.text("name")).toList();
    return Finding.no("no such module").nearest(Names.nearest(resourceName(), names).orElse(""));
  }

  private static Data read(Probe probe, Answer answer) {
    Map<String, Map<String, Object>> modules = new LinkedHashMap<>();
    // NAME, where it tells one VERSION, and on old hosts Disabled.
    for (String[] word : lines(answer.text("list"))) {
      Map<String, Object> module = new LinkedHashMap<>();
      module.put("name", word[0]);
      if (word.length > 1 && word[1].matches("\\d.*")) {
        module.put("version", word[1]);
      }
      module.put("disabled", word[word.length - 1].equals("Disabled"));
      modules.put(word[0], module);
    }
    Map<String, Integer> priorities = new LinkedHashMap<>();
    // PRIORITY NAME LANGUAGE, and where so: disabled. Those that are disabled are in this list
    // alone.
    for (String[] word : lines(answer.text("full"))) {
      if (word.length > 2 && word[0].matches("\\d{1,9}")) {
        int priority = Integer.parseInt(word[0]);
        Map<String, Object> module =
            modules.computeIfAbsent(word[1], name -> new LinkedHashMap<>(Map.of("name", name)));
        if (priority >= priorities.getOrDefault(word[1], 0)) {
          priorities.put(word[1], priority);
          module.put("disabled", word[word.length - 1].equals("disabled"));
        }
      }
    }
    return Data.of(modules.values().stream().map(Data::of).toList());
  }

  private static List<String[]> lines(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.equals("No modules."))
        .map(line -> line.strip().split("\\s+", -1))
        .toList();
  }
}
