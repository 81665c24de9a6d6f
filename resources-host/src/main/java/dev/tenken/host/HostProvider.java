package dev.tenken.host;

import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.host.batch.Batch;
import dev.tenken.host.batch.Become;
import dev.tenken.host.batch.Limits;
import dev.tenken.host.transport.LocalTransport;
import dev.tenken.host.transport.Transport;
import java.util.Set;
import org.apiguardian.api.API;

/** Opens hosts, over SSH or on this machine. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostProvider implements FactSourceProvider {
  private static final Set<String> KEYS =
      Set.of(
          "transport",
          "address",
          "port",
          "user",
          "identity",
          "passphrase",
          "known_hosts",
          "host_key_alias",
          "host_keys",
          "jump",
          "become",
          "become_user",
          "become_password",
          "connect_timeout",
          "limits");

  /** Makes the provider; called by the service loader. */
  public HostProvider() {}

  @Override
  public boolean supports(Target target) {
    return target.type() == TargetType.HOST
        && Set.of("ssh", "local").contains(target.settings().text("transport", "ssh"));
  }

  @Override
  public Set<String> settingKeys() {
    return KEYS;
  }

  @Override
  public FactSource open(Target target, RunContext context) {
    Settings settings = target.settings();
    Limits limits = Limits.of(settings.below("limits"));
    Transport transport = new LocalTransport();
    return new HostSource(
        target.name(),
        transport,
        new Batch(target.name(), transport, Become.NOBODY, limits, context),
        context);
  }
}
