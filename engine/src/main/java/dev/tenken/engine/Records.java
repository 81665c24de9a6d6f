package dev.tenken.engine;

import dev.tenken.dsl.AttemptResult;
import dev.tenken.dsl.Check;
import dev.tenken.dsl.Group;
import dev.tenken.dsl.Node;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Detail;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.journal.Verdict;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.engine.collect.TargetKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.UniqueId;

/** Makes the journal's records, every text masked. */
final class Records {
  private final Secrets secrets;

  Records(Secrets secrets) {
    this.secrets = secrets;
  }

  /** Returns the record of a check that was judged. */
  CheckRecord of(CheckRun run, AttemptResult.Judged judged) {
    return record(
        run.id(),
        run.origin().spec(),
        Optional.of(run.origin().target()),
        run.check(),
        judged.sentence(),
        judged.verdict(),
        judged.detail(),
        run.start(),
        run.took(),
        run.rounds());
  }

  /** Returns the record of a check or group that was not attempted. */
  CheckRecord of(
      UniqueId id, LoadedSpec spec, Optional<TargetKey> target, Node node, String name, Loss why) {
    boolean skipped = why.verdict() == Verdict.SKIPPED;
    String text = skipped ? why.message() : why.message() + "\n      at: " + node.location();
    return record(
        id,
        spec,
        target,
        node,
        name,
        why.verdict(),
        new Detail(text, "", skipped ? "" : why.message(), "", why.cause(), List.of()),
        Instant.now(),
        Duration.ZERO,
        0);
  }

  /** Returns the record of a spec that could not be evaluated. */
  CheckRecord of(SpecDescriptor spec, String message) {
    return new CheckRecord(
        mask(spec.getUniqueId().toString()),
        mask(spec.spec().path()),
        "",
        "",
        List.of(),
        "",
        "",
        "can be evaluated",
        spec.location(),
        Set.of(),
        "",
        "",
        Verdict.BROKEN,
        new Detail(mask(message), "", mask(message), "", "", List.of()),
        Instant.now(),
        Duration.ZERO,
        0);
  }

  private CheckRecord record(
      UniqueId id,
      LoadedSpec spec,
      Optional<TargetKey> target,
      Node node,
      String name,
      Verdict verdict,
      Detail detail,
      Instant start,
      Duration took,
      int rounds) {
    Group group = node instanceof Check check ? check.group() : (Group) node;
    Optional<Resource> resource = group.resource();
    return new CheckRecord(
        mask(id.toString()),
        mask(spec.path()),
        mask(target.map(TargetKey::name).orElse("")),
        target.map(key -> key.type() == TargetType.AWS ? "aws" : "host").orElse(""),
        group.texts().stream().map(this::mask).toList(),
        resource.map(Resource::resourceType).orElse(""),
        mask(resource.map(Resource::resourceName).orElse("")),
        mask(name),
        new Location(
            mask(node.location().file()), node.location().line(), node.location().column()),
        node.tags().stream().map(this::mask).collect(Collectors.toUnmodifiableSet()),
        group.severity(),
        mask(group.owner()),
        verdict,
        mask(detail),
        start,
        took,
        rounds);
  }

  private Detail mask(Detail detail) {
    return new Detail(
        mask(detail.message()),
        mask(detail.expected()),
        mask(detail.found()),
        mask(detail.nearest()),
        detail.cause(),
        detail.evidence().stream()
            .map(
                piece ->
                    new Evidence(
                        mask(piece.source()), piece.askedAt(), piece.took(), mask(piece.raw())))
            .toList());
  }

  private String mask(String text) {
    return secrets.mask(text);
  }
}
