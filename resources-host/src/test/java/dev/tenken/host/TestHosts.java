package dev.tenken.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.host.testing.Lab;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hosts for tests, opened as a run opens them. */
public final class TestHosts {
  private TestHosts() {}

  /** Returns the target of this name and these settings. */
  public static Target target(String name, Map<String, Object> settings) {
    return new Target(
        name, TargetType.HOST, List.of(), Map.of(), Map.of(), "", Settings.of(settings));
  }

  /** Opens a host. */
  public static FactSource open(String name, Map<String, Object> settings, RunContext context) {
    return new HostProvider().open(target(name, settings), context);
  }

  /** Returns the settings of a host of the lab; skips the test where it does not run. */
  public static Map<String, Object> lab(String name, Object... changes) {
    JsonNode host = Lab.running(name);
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("address", host.path("address").asText());
    settings.put("port", host.path("port").asText());
    settings.put("user", host.path("user").asText());
    settings.put("identity", host.path("identity").asText());
    settings.put("known_hosts", host.path("knownHosts").asText());
    for (int i = 0; i < changes.length; i += 2) {
      settings.put((String) changes[i], changes[i + 1]);
    }
    return settings;
  }

  /** Returns the log of a lab host's sshd. */
  public static Path labLog(String name) {
    return Path.of(Lab.running(name).path("sshdLog").asText());
  }

  /** Returns the value of a fact that must be present. */
  public static Data data(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Present.class);
    return ((Fact.Present<Data>) fact).value();
  }

  /** Returns the cause of a fact that must be unknown. */
  public static Cause cause(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Unknown.class);
    return ((Fact.Unknown<Data>) fact).cause();
  }
}
