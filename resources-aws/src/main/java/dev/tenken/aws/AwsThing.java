package dev.tenken.aws;

import dev.tenken.aws.lookup.Lookup;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.aws.lookup.VpcApi;
import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * The base class of AWS resource types that an answer of the API describes.
 *
 * <p>{@code its} reaches every member of the response, by the SDK's description of it. A member
 * that the API left out is absent; a list that it left out is empty. Unknown are: a refused or
 * throttled call, missing or expired credentials, no answer in time, an identifier that several
 * things answer to, and the name of a thing that this account does not see.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AwsThing extends Resource implements OpenProperties {
  static final String VPC = "vpc";

  private final Identity identity;
  private final Schema schema;
  private final Function<Optional<String>, Probe> probe;

  /**
   * Makes the resource.
   *
   * @param probe makes the probe that finds it, of the id of the VPC that was given, if any
   */
  AwsThing(String type, Identity identity, Schema schema, Function<Optional<String>, Probe> probe) {
    super(
        identity.facts(),
        TargetType.AWS,
        type,
        identity.shown(),
        vpcByName(identity)
            .map(vpc -> VpcApi.VPC.probe(List.of(vpc)))
            .orElseGet(() -> probe.apply(vpcById(identity))));
    this.identity = identity;
    this.schema = schema;
    this.probe = probe;
  }

  private static Optional<String> vpcByName(Identity identity) {
    return identity.option(VPC).filter(vpc -> !VpcApi.VPC.isId(vpc));
  }

  private static Optional<String> vpcById(Identity identity) {
    return identity.option(VPC).filter(VpcApi.VPC::isId).map(VpcApi.VPC::idOf);
  }

  /** Returns what the API says of this thing, empty when it is not there. */
  final Optional<Data> look() {
    Optional<String> vpc = vpcByName(identity);
    return vpc.isEmpty()
        ? find(probe.apply(vpcById(identity)))
        : find(Probe.of(VpcApi.VPC, vpc.get()))
            .flatMap(found -> find(probe.apply(Optional.of(found.text("vpc_id")))));
  }

  /** Returns what the API says of this thing, which must be there. */
  final Data data() {
    return look().orElseThrow(() -> Missing.resource(this + " does not exist"));
  }

  /** Tells whether it exists. */
  public Finding exists() {
    return Finding.of(look().isPresent(), look().isPresent() ? "it exists" : "no such thing");
  }

  /**
   * Returns those things that an author names by id, ARN or name. A name costs a look-up of the
   * ids. When none has the name, a thing that can't be seen might.
   */
  final <T> List<T> called(Lookup kind, List<T> things, Function<T, String> idOf, Object wanted) {
    String text = kind.named(Wanted.name(wanted));
    if (kind.isId(text)) {
      return things.stream().filter(thing -> idOf.apply(thing).equals(kind.idOf(text))).toList();
    }
    List<T> identified = things.stream().filter(thing -> !idOf.apply(thing).isEmpty()).toList();
    identified.forEach(thing -> want(Probe.of(kind, idOf.apply(thing))));
    List<T> called =
        identified.stream()
            .filter(
                thing ->
                    find(Probe.of(kind, idOf.apply(thing)))
                        .map(kind::namesOf)
                        .orElse(Set.of())
                        .contains(text))
            .toList();
    if (called.isEmpty()) {
      identified.forEach(thing -> mustBeSeen(kind, idOf.apply(thing)));
    }
    return called;
  }

  private void mustBeSeen(Lookup kind, String id) {
    Probe probe = Probe.of(kind, id);
    if (fact(probe) instanceof Fact.Absent<Data>) {
      throw unknown(
          probe,
          Cause.Reason.OTHER,
          "the name of " + id + " can't be told: this account and region lack it");
    }
  }

  /** Returns the error that what was asked for by this probe can't be told from the answer. */
  final Undetermined unknown(Probe probe, Cause.Reason reason, String why) {
    return facts().undetermined(new Fact.Unknown<>(new Cause(reason, why), fact(probe).evidence()));
  }

  /** Tells whether an attribute that is asked for by itself is on. */
  final boolean isOn(Probe probe, String attribute) {
    return present(probe)
        .find(attribute)
        .flatMap(found -> found.find("value"))
        .map(Data::value)
        .map(Boolean.TRUE::equals)
        .orElseThrow(
            () -> unknown(probe, Cause.Reason.OTHER, "the answer says nothing of " + attribute));
  }

  /** Tells whether the thing of this id is what an author names. */
  final boolean isCalled(Lookup kind, String id, Object wanted) {
    return !called(kind, List.of(id), each -> each, wanted).isEmpty();
  }

  /** Returns whether one of the things of these ids is what an author names. */
  final Finding isOneCalled(Lookup kind, List<String> ids, Object wanted, String what) {
    return Finding.of(
        !called(kind, ids, each -> each, wanted).isEmpty(),
        ids.isEmpty() ? "no " + what : what + " " + String.join(", ", ids));
  }

  @Override
  public final void refuse(List<String> path, Object expected) {
    List<String> segments = Schema.segments(path);
    schema.check(segments, resourceType());
    look().ifPresent(data -> schema.checkSpelling(data, segments, expected));
  }

  @Override
  public final Object property(List<String> path) {
    List<String> segments = Schema.segments(path);
    schema.check(segments, resourceType());
    return schema.read(data(), segments, toString());
  }

  @Override
  public final Set<String> propertyNames() {
    return schema.names();
  }

  /** Returns the finding with the nearest of these names to what was asked for. */
  static Finding nearest(Finding finding, Object wanted, Collection<String> names) {
    return Names.nearest(wanted.toString(), names).map(finding::nearest).orElse(finding);
  }
}
