package dev.tenken.aws.lookup;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the kinds of EC2 and of its networks have in common. */
final class Ec2Kinds {
  /** How many things a page has at most. */
  static final int PAGE = 1_000;

  private static final int VALUES_PER_CALL = 200;

  private Ec2Kinds() {}

  static AwsKind members(String name, String operation, Filter filter, Lookup.Listing listing) {
    return new Members(name, operation, VALUES_PER_CALL, filter, listing);
  }

  static Lookup.Identifiers named(String filter, String member, String prefix, String type) {
    return identifiers(
        Filter.on(filter, member),
        Ids.of(prefix),
        Arn.idOf("ec2", type),
        List.of(Filter.onTag("Name")));
  }

  static Lookup.Identifiers identifiers(
      Filter id, Predicate<String> isId, Function<String, String> toId, List<Filter> names) {
    return new Lookup.Identifiers(
        id,
        isId,
        toId,
        names,
        List.of(),
        Set.of(),
        text -> {},
        item -> 0,
        item -> String.join(" ", id.values().apply(item)));
  }

  static List<software.amazon.awssdk.services.ec2.model.Filter> wire(
      Map<String, List<String>> filters) {
    List<software.amazon.awssdk.services.ec2.model.Filter> wire = new ArrayList<>();
    filters.forEach(
        (name, values) ->
            wire.add(
                software.amazon.awssdk.services.ec2.model.Filter.builder()
                    .name(name)
                    .values(values.stream().map(Filter::escape).collect(Collectors.toList()))
                    .build()));
    return wire;
  }
}
