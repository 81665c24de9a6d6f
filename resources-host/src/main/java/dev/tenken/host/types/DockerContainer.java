package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A container of Docker or Podman, by its name or at least twelve digits of its id: {@code
 * docker_container('app').its('HostConfig.NetworkMode')}.
 *
 * <p>The engine is {@code docker} where that is on the host, else {@code podman}; {@code by:} names
 * one. {@code its} reaches all that the engine tells of the container: its environment too, which a
 * recording then holds.
 *
 * <p>Absent: the engine knows no such container, running or not. Unknown: the tool is not on the
 * host, or the engine can't be asked by the asking user. Podman's containers belong to users: those
 * of the asking user are meant.
 *
 * <p>Source: {@code docker inspect} or {@code podman inspect}, once for all containers.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DockerContainer extends Resource implements OpenProperties {
  static final HostKind KIND = ContainerInspection.kind("docker-container");

  private final Probe probe;

  private DockerContainer(Facts facts, String name, Probe probe) {
    super(facts, TargetType.HOST, "Container", name, probe);
    this.probe = probe;
  }

  /** Names a container. */
  @Word
  public static DockerContainer docker_container(Spec spec, String name) {
    return docker_container(spec, Map.of(), name);
  }

  /**
   * Names a container.
   *
   * @param options {@code by}: {@code docker} or {@code podman}
   */
  @Word
  public static DockerContainer docker_container(
      Spec spec, Map<String, Object> options, String name) {
    return of(spec.facts(TargetType.HOST), options, name);
  }

  static DockerContainer of(Facts facts, Map<String, Object> options, String name) {
    return new DockerContainer(
        facts, name, ContainerInspection.probe(KIND, "docker_container", options, name));
  }

  /** Tells whether there is such a container, running or not. */
  public Finding exists() {
    return find(probe)
        .map(there -> Finding.yes("id " + there.text("Id")))
        .orElse(Finding.no("no such container"));
  }

  /** Tells whether the container runs. One that is paused does not. */
  public Finding isRunning() {
    return find(probe)
        .flatMap(there -> there.find("State"))
        .map(
            state ->
                Finding.of(
                    state.flag("Running") && !state.flag("Paused"),
                    "status " + state.text("Status")))
        .orElse(Finding.no("no such container"));
  }

  /**
   * Tells whether something of the host is mounted in the container.
   *
   * @param containerPath the path in the container
   * @param hostPath the path on the host, or the name of a volume
   */
  public Finding hasVolume(String containerPath, String hostPath) {
    List<Data> mounts = present(probe).list("Mounts");
    return Finding.of(
        mounts.stream()
            .anyMatch(
                mount ->
                    mount.text("Destination").equals(containerPath)
                        && (mount.text("Source").equals(hostPath)
                            || mount.text("Name").equals(hostPath))),
        mounts.isEmpty()
            ? "no volumes"
            : mounts.stream()
                .map(mount -> mount.text("Source") + " on " + mount.text("Destination"))
                .collect(Collectors.joining(", ")));
  }

  /** Returns all that the engine tells of the container. */
  public Map<?, ?> inspection() {
    return (Map<?, ?>) present(probe).value();
  }

  @Override
  public Object property(List<String> path) {
    return ContainerInspection.value(this, present(probe), path);
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }
}
