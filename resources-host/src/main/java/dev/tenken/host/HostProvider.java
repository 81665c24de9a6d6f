package dev.tenken.host;

import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportProvider;
import dev.tenken.host.batch.Batch;
import dev.tenken.host.batch.Become;
import dev.tenken.host.batch.Limits;
import dev.tenken.host.transport.Container;
import dev.tenken.host.transport.ContainerTransport;
import dev.tenken.host.transport.JumpHosts;
import dev.tenken.host.transport.LocalTransport;
import dev.tenken.host.transport.SshEndpoint;
import dev.tenken.host.transport.SshTransport;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.WeakHashMap;
import org.apiguardian.api.API;

/**
 * Opens hosts, over SSH or on this machine, and containers on them.
 *
 * <p>Settings of a host:
 *
 * <ul>
 *   <li>{@code transport}: {@code ssh} (default) or {@code local}; or into something on a machine:
 *       {@code docker}, {@code podman}, {@code lxc}, {@code lxd}, {@code incus} or {@code nspawn}
 *       with {@code container} (the host's name), {@code chroot} with {@code root}, {@code nsenter}
 *       with {@code pid_file}. That machine is this one, or with {@code via: ssh} the one at {@code
 *       address}; {@code become} is for the machine: it starts the tool.
 *   <li>{@code address} (the host's name), {@code port} (22), {@code user} (who runs Tenken)
 *   <li>{@code identity}: a private key or a list of them; else the keys of the agent at {@code
 *       SSH_AUTH_SOCK} and {@code ~/.ssh/id_ed25519}, {@code id_ecdsa}, {@code id_rsa}; a
 *       certificate is taken from {@code KEY-cert.pub}; {@code passphrase}
 *   <li>{@code known_hosts}: a file or a list ({@code ~/.ssh/known_hosts}, {@code
 *       /etc/ssh/ssh_known_hosts}); {@code host_key_alias}; {@code host_keys}: {@code strict}
 *       (default) or {@code accept-new}, which adds the key of a host that is not known yet to the
 *       first file
 *   <li>{@code jump}: {@code user@host:port}, several with commas, or a map of these settings; what
 *       it leaves out is as for the host
 *   <li>{@code become}: true to run the batch by sudo, as {@code become_user} (root), with {@code
 *       become_password} if sudo asks for one. The account can then run anything as that user.
 *   <li>{@code connect_timeout} (10s): for connecting and logging in
 *   <li>{@code limits}: {@code content} (8MiB), {@code output} (1MiB), {@code batch} (60s), {@code
 *       command} (30s)
 * </ul>
 *
 * Files may begin with {@code ~}; relative ones start at the configuration's folder.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostProvider implements FactSourceProvider {
  private final Map<RunContext, JumpHosts> jumpHosts = new WeakHashMap<>();

  /** Makes the provider; called by the service loader. */
  public HostProvider() {}

  @Override
  public boolean supports(Target target) {
    return target.type() == TargetType.HOST
        && transports().contains(target.settings().text("transport", "ssh"));
  }

  @Override
  public Set<String> transports() {
    Set<String> all = new TreeSet<>(HostSettings.TRANSPORTS);
    all.addAll(others().keySet());
    return all;
  }

  @Override
  public Set<String> settingKeys() {
    Set<String> keys = new TreeSet<>(HostSettings.KEYS);
    others().values().forEach(other -> keys.addAll(other.settingKeys()));
    return keys;
  }

  @Override
  public void prepare(Target target) {
    if (target.settings().text("transport", "ssh").equals("ssh")) {
      SshTransport.prepare();
    }
  }

  @Override
  public FactSource open(Target target, RunContext context) {
    Settings settings = target.settings();
    Limits limits = Limits.of(settings.below("limits"));
    HostSettings reader = new HostSettings(context);
    Map<String, TransportProvider> others = others();
    Optional<Container> container = HostSettings.container(target.name(), settings);
    String way = HostSettings.machine(settings, others.keySet());
    Transport machine;
    Become become;
    TransportProvider other = others.get(way);
    if (other != null) {
      machine = other.open(target, context);
      become = reader.become(settings, other.user());
      if (!machine.isInteractive() && become.password().isPresent()) {
        throw settings.error("become_password", "can't be told to sudo by transport " + way);
      }
    } else if (way.equals("local")) {
      machine = new LocalTransport();
      become = reader.become(settings, System.getProperty("user.name"));
    } else {
      SshEndpoint endpoint = reader.endpoint(target.name(), settings);
      machine = new SshTransport(endpoint, jumpHosts(context), context);
      become = reader.become(settings, endpoint.user());
    }
    Transport transport =
        container.<Transport>map(in -> new ContainerTransport(machine, in)).orElse(machine);
    Batch batch = new Batch(target.name(), transport, become, limits, context);
    return new HostSource(transport, batch);
  }

  /** Returns the transports that other modules offer, by name. */
  private static Map<String, TransportProvider> others() {
    Map<String, TransportProvider> others = new TreeMap<>();
    ServiceLoader.load(TransportProvider.class).forEach(other -> others.put(other.name(), other));
    return others;
  }

  private JumpHosts jumpHosts(RunContext context) {
    synchronized (jumpHosts) {
      return jumpHosts.computeIfAbsent(context, run -> new JumpHosts());
    }
  }
}
