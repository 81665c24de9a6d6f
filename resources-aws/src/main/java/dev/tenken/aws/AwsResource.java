package dev.tenken.aws;

import dev.tenken.aws.lookup.Lookup;
import dev.tenken.aws.lookup.Schema;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** The base class of AWS resource types that are looked up among others of their kind. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class AwsResource extends AwsThing {
  AwsResource(String type, Identity identity, Lookup lookup, Schema schema) {
    super(type, identity, schema, vpc -> probe(identity, lookup, vpc));
  }

  private static Probe probe(Identity identity, Lookup lookup, Optional<String> vpc) {
    List<String> arguments = new ArrayList<>(identity.arguments());
    vpc.ifPresent(id -> arguments.addAll(List.of("vpc-id", id)));
    return lookup.probe(arguments);
  }

  /** Tells whether it has a tag of this key; the chain word {@code value} asks for its value. */
  public TagFinding hasTag(Object key) {
    return new TagFinding(data(), key, Optional.empty());
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
}
