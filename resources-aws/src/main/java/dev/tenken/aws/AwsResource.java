package dev.tenken.aws;

import dev.tenken.aws.lookup.Ec2Api;
import dev.tenken.aws.lookup.Lookup;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.dsl.Names;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The base class of AWS resource types that one response of the API describes.
 *
 * <p>{@code its} reaches every member of the response, by the SDK's description of it. A member
 * that the API left out is absent; a list that it left out is empty. Unknown are: a refused or
 * throttled call, missing or expired credentials, no answer in time, and an identifier that several
 * things answer to.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AwsResource extends Resource implements OpenProperties {
  private static final String VPC = "vpc";

  private final Identity identity;
  private final Lookup lookup;
  private final Schema schema;

  AwsResource(String type, Identity identity, Lookup lookup, Schema schema) {
    super(
        identity.facts(),
        TargetType.AWS,
        type,
        identity.shown(),
        vpcByName(identity)
            .map(vpc -> Probe.of(Ec2Api.VPC, vpc))
            .orElseGet(() -> probe(identity, lookup, identity.option(VPC))));
    this.identity = identity;
    this.lookup = lookup;
    this.schema = schema;
  }

  private static Optional<String> vpcByName(Identity identity) {
    return identity.option(VPC).filter(vpc -> !Ec2Api.VPC.isId(vpc));
  }

  private static Probe probe(Identity identity, Lookup lookup, Optional<String> vpc) {
    List<String> arguments = new ArrayList<>(identity.arguments());
    vpc.ifPresent(id -> arguments.addAll(List.of("vpc-id", Ec2Api.VPC.idOf(id))));
    return Probe.of(lookup, arguments);
  }

  /** Returns what the API says of this thing, empty when it is not there. */
  final Optional<Data> look() {
    Optional<String> vpc = vpcByName(identity);
    if (vpc.isEmpty()) {
      return find(probe(identity, lookup, identity.option(VPC)));
    }
    return find(Probe.of(Ec2Api.VPC, vpc.get()))
        .flatMap(found -> find(probe(identity, lookup, found.find("vpc_id").map(Data::text))));
  }

  /** Returns what the API says of this thing, which must be there. */
  final Data data() {
    return look().orElseThrow(() -> Missing.resource(this + " does not exist"));
  }

  /** Tells whether it exists. */
  public Finding exists() {
    return Finding.of(look().isPresent(), look().isPresent() ? "it exists" : "no such thing");
  }

  /** Tells whether it has a tag of this key; the chain word {@code value} asks for its value. */
  public TagFinding hasTag(Object key) {
    return new TagFinding(tagged(), key, Optional.empty());
  }

  /** Returns the data that carries the tags. */
  Data tagged() {
    return data();
  }

  /** Returns whether the state at this path is the wanted one; no state without the thing. */
  final Finding inState(String wanted, String... path) {
    Optional<Data> thing = look();
    if (thing.isEmpty()) {
      return Finding.no("no such thing");
    }
    Optional<Data> state = thing;
    for (String member : path) {
      state = state.flatMap(data -> data.find(member));
    }
    String actual = state.map(Data::text).orElse("");
    return Finding.of(
        actual.toLowerCase(Locale.ROOT).equals(wanted),
        actual.isEmpty() ? "no state" : "state " + actual);
  }

  /**
   * Tells whether the thing of this id is what an author names: by id, ARN or name. A name costs a
   * look-up of the id.
   */
  final boolean isCalled(Lookup kind, String id, Object wanted) {
    String text = wanted.toString();
    if (kind.isId(text)) {
      return kind.idOf(text).equals(id);
    }
    return !id.isEmpty()
        && find(Probe.of(kind, id)).map(kind::namesOf).orElse(Set.of()).contains(text);
  }

  /** Returns whether one of the things of these ids is what an author names. */
  final Finding isOneCalled(Lookup kind, Collection<String> ids, Object wanted, String what) {
    if (!kind.isId(wanted.toString())) {
      ids.stream().filter(id -> !id.isEmpty()).forEach(id -> want(Probe.of(kind, id)));
    }
    boolean holds = ids.stream().anyMatch(id -> isCalled(kind, id, wanted));
    return Finding.of(holds, ids.isEmpty() ? "no " + what : what + " " + String.join(", ", ids));
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
