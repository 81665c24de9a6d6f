package dev.tenken.engine.environment;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apiguardian.api.API;

/** The setting keys that the fact sources at hand understand. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SettingKeys {
  private final Set<String> host = new TreeSet<>(Set.of("transport", "address", "limits"));
  private final Set<String> aws = new TreeSet<>(Set.of("profile", "region"));

  /** Gathers the keys of these providers. */
  public SettingKeys(Iterable<FactSourceProvider> providers) {
    for (FactSourceProvider provider : providers) {
      (provider.supports(account()) ? aws : host).addAll(provider.settingKeys());
    }
  }

  /** Returns the keys for this sort of target. */
  Set<String> of(TargetType type) {
    return type == TargetType.AWS ? aws : host;
  }

  private static Target account() {
    return new Target(
        "aws", TargetType.AWS, List.of(), Map.of(), Map.of(), "", Settings.of(Map.of()));
  }
}
