package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A service that is registered with the host's agent of Consul, by its exact name: {@code
 * consul_service('web')}. The agent tells of its own instances, without a leader, and not of those
 * on other nodes; {@code id:} means one of several.
 *
 * <p>Absent: the agent has no such service. Unknown: the agent does not answer, refuses, or is
 * older than Consul 1.3; a value that is not the same for all instances; else as for {@code http}.
 *
 * <p>Source: {@code /v1/agent/health/service/name}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConsulService extends Resource {
  /** From the best to the worst, which is that of all together. */
  private static final List<String> STATUSES =
      List.of("passing", "warning", "critical", "maintenance");

  private final ConsulAgent agent;
  private final String id;

  private ConsulService(Facts facts, String name, String id, ConsulAgent agent) {
    super(
        facts,
        TargetType.HOST,
        "Consul service",
        id.isEmpty() ? name : name + " " + id,
        agent.probe());
    this.agent = agent;
    this.id = id;
  }

  /** Names a service. */
  @Word
  public static ConsulService consul_service(Spec spec, String name) {
    return consul_service(spec, Map.of(), name);
  }

  /**
   * Names a service.
   *
   * @param options {@code url}: the agent's address; {@code token}: the token that asks; {@code
   *     id}: the one instance that is meant
   */
  @Word
  public static ConsulService consul_service(Spec spec, Map<String, Object> options, String name) {
    Options known = Options.of("consul_service", options, "url", "token", "id");
    Facts facts = spec.facts(TargetType.HOST);
    return new ConsulService(
        facts,
        name,
        known.text("id").orElse(""),
        ConsulAgent.of(facts, known, "agent/health/service/name", name));
  }

  /** Tells whether the agent has such a service. */
  public Finding exists() {
    List<Data> instances = instances();
    return instances.isEmpty()
        ? Finding.no("no such service")
        : Finding.yes(
            instances.stream()
                .map(instance -> instance.get("Service").text("ID"))
                .collect(Collectors.joining(", ")));
  }

  /** Tells whether it is registered with the agent: the same. */
  public Finding isRegistered() {
    return exists();
  }

  /**
   * Tells whether all checks of all its instances are passing, those of the node among them; a
   * service without a check is healthy.
   */
  public Finding isHealthy() {
    return Finding.of(
        status().equals("passing"),
        there().stream()
            .map(instance -> instance.get("Service").text("ID") + " is " + status(instance))
            .collect(Collectors.joining(", ")));
  }

  /**
   * Returns the worst status of its instances: {@code passing}, {@code warning}, {@code critical},
   * or {@code maintenance}.
   */
  public String status() {
    return there().stream()
        .map(this::status)
        .max(Comparator.comparing(STATUSES::indexOf))
        .orElseThrow();
  }

  /** Returns the port, 0 where it has none. */
  public long port() {
    return same("port", service -> service.number("Port"));
  }

  /** Returns the address, where it has one of its own besides the node's. */
  public String address() {
    String address = same("address", service -> service.text("Address"));
    if (address.isEmpty()) {
      throw Missing.value(this + " has no address of its own, so that of the node counts");
    }
    return address;
  }

  /** Returns the tags. */
  public List<String> tags() {
    return same("tags", service -> service.list("Tags").stream().map(Data::text).toList());
  }

  private <T> T same(String what, Function<Data, T> value) {
    List<T> values =
        there().stream().map(instance -> value.apply(instance.get("Service"))).distinct().toList();
    if (values.size() > 1) {
      throw agent.unknown(
          Cause.Reason.AMBIGUOUS,
          "the instances differ in their " + what + ", so id: must say which: " + exists().found());
    }
    return values.get(0);
  }

  private String status(Data instance) {
    String status = instance.text("AggregatedStatus");
    if (!STATUSES.contains(status)) {
      throw agent.unknown(Cause.Reason.OTHER, "Consul tells a status that is none: " + status);
    }
    return status;
  }

  private List<Data> there() {
    List<Data> instances = instances();
    if (instances.isEmpty()) {
      throw Missing.resource(this + " is not registered with the agent");
    }
    return instances;
  }

  private List<Data> instances() {
    // The agent also tells by the status of its answer how the service is: well, so-so or ill.
    List<Data> all = agent.list(200, 429, 503);
    if (!all.stream().allMatch(each -> each.has("Service") && each.has("AggregatedStatus"))) {
      throw agent.unknown(Cause.Reason.OTHER, "this is no answer of Consul about a service");
    }
    return all.stream()
        .filter(each -> id.isEmpty() || each.get("Service").text("ID").equals(id))
        .toList();
  }
}
