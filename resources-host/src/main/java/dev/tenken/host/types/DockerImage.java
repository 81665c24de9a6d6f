package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
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
import org.apiguardian.api.API;

/**
 * An image of Docker or Podman that is on the host, by its name, its name and tag, or at least
 * twelve digits of its id: {@code docker_image('app:1.0').its('Config.Cmd')}.
 *
 * <p>The engine is {@code docker} where that is on the host, else {@code podman}; {@code by:} names
 * one. A name without a tag means {@code latest}.
 *
 * <p>Absent: the engine has no such image. Unknown: the tool is not on the host, or the engine
 * can't be asked by the asking user. Nothing is pulled.
 *
 * <p>Source: {@code docker inspect} or {@code podman inspect}, once for all images.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class DockerImage extends Resource implements OpenProperties {
  static final HostKind KIND = ContainerInspection.kind("docker-image");

  private final Probe probe;

  private DockerImage(Facts facts, String name, Probe probe) {
    super(facts, TargetType.HOST, "Image", name, probe);
    this.probe = probe;
  }

  /** Names an image. */
  @Word
  public static DockerImage docker_image(Spec spec, String name) {
    return docker_image(spec, Map.of(), name);
  }

  /**
   * Names an image.
   *
   * @param options {@code by}: {@code docker} or {@code podman}
   */
  @Word
  public static DockerImage docker_image(Spec spec, Map<String, Object> options, String name) {
    return of(spec.facts(TargetType.HOST), options, name);
  }

  static DockerImage of(Facts facts, Map<String, Object> options, String name) {
    return new DockerImage(
        facts, name, ContainerInspection.probe(KIND, "docker_image", options, name));
  }

  /** Tells whether the engine has the image. */
  public Finding exists() {
    return find(probe)
        .map(there -> Finding.yes("id " + there.text("Id")))
        .orElse(Finding.no("no such image"));
  }

  /** Returns all that the engine tells of the image. */
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
