package dev.tenken.aws.lookup;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Finds one thing each by an identifier, by filters, or by both.
 *
 * <p>A probe's arguments are the identifier (empty when only filters are given), then names and
 * values of filters by turns. All identifiers that go by one filter share a call, up to 200. A
 * probe that several things match is unknown, unless just one of them lives.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Lookup extends AwsKind {
  static final String TAG = "tag:";

  private static final int VALUES_PER_CALL = 200;
  private static final int SHOWN = 20;

  private final Listing listing;
  private final Identifiers identifiers;

  /** Lists things by filters: name to values, any of which may match. All pages. */
  @FunctionalInterface
  interface Listing {
    List<Data> list(AwsClients clients, Map<String, List<String>> filters)
        throws InterruptedException;
  }

  /**
   * How the things of a kind are identified.
   *
   * @param id the filter by id
   * @param isId tells an id from a name
   * @param toId makes the id of an accepted other form, such as an ARN; returns others as they are
   * @param names the filters by name, the first that finds something counts
   * @param others filters whose values can be read off the results
   * @param closed all filters that the API takes beside those on tags; empty when it refuses others
   *     itself
   * @param check refuses a text that can name nothing
   * @param decay tells how far from life a thing is: 0 for what lives, more for what is going, and
   *     most for what is gone; of namesakes those nearest to life count
   * @param show says what a thing is, for a list of candidates
   */
  record Identifiers(
      Filter id,
      Predicate<String> isId,
      Function<String, String> toId,
      List<Filter> names,
      List<Filter> others,
      Set<String> closed,
      Consumer<String> check,
      ToIntFunction<Data> decay,
      Function<Data, String> show) {

    Identifiers decay(ToIntFunction<Data> how) {
      return new Identifiers(id, isId, toId, names, others, closed, check, how, show);
    }

    Identifiers others(Filter... filters) {
      return new Identifiers(id, isId, toId, names, List.of(filters), closed, check, decay, show);
    }

    Identifiers check(Consumer<String> how) {
      return new Identifiers(id, isId, toId, names, others, closed, how, decay, show);
    }

    Identifiers show(Function<Data, String> how) {
      return new Identifiers(id, isId, toId, names, others, closed, check, decay, how);
    }
  }

  Lookup(String name, String operation, Identifiers identifiers, Listing listing) {
    super(name, operation);
    this.listing = listing;
    this.identifiers = identifiers;
  }

  /**
   * Returns the probe of these arguments.
   *
   * @throws IllegalArgumentException for an identifier of another kind
   * @throws NoSuchWord for a filter that the API does not have
   */
  public Probe probe(List<String> arguments) {
    named(arguments.get(0));
    for (int i = 1; i < arguments.size(); i += 2) {
      String filter = arguments.get(i);
      if (!filter.startsWith(TAG)
          && !identifiers.closed.isEmpty()
          && !identifiers.closed.contains(filter)) {
        throw NoSuchWord.of(operation() + " has no filter", filter, identifiers.closed);
      }
      FilterValues.check(operation(), filter, arguments.get(i + 1));
    }
    return Probe.of(this, arguments);
  }

  /**
   * Returns the identifier as it is given.
   *
   * @throws IllegalArgumentException for what can identify nothing of the kind
   */
  public String named(String text) {
    if (text.isEmpty()) {
      return text;
    }
    if (!isId(text)) {
      Ids.check(text, identifiers.isId);
    }
    identifiers.check.accept(text);
    return text;
  }

  /** Tells whether the text is an id or ARN, and no name. */
  public boolean isId(String text) {
    return identifiers.isId.test(identifiers.toId.apply(text));
  }

  /** Returns all that a thing can be named by: its id, and its names. */
  public Set<String> namesOf(Data item) {
    Set<String> names = new LinkedHashSet<>(identifiers.id.values().apply(item));
    identifiers.names.forEach(filter -> names.addAll(filter.values().apply(item)));
    return names;
  }

  /** Returns the id of an accepted form of it, such as an ARN; a name as it is. */
  public String idOf(String text) {
    return identifiers.toId.apply(text);
  }

  @Override
  void collect(Set<Probe> probes, Calls calls) throws InterruptedException {
    List<Wanted> open = probes.stream().map(this::wanted).toList();
    for (int step = 0; !open.isEmpty(); step++) {
      open = step(open, step, calls);
    }
  }

  /** Asks for all by their filter of this step, and returns those to be asked for by the next. */
  private List<Wanted> step(List<Wanted> open, int step, Calls calls) throws InterruptedException {
    Map<String, List<Wanted>> groups = new TreeMap<>();
    for (Wanted wanted : open) {
      groups
          .computeIfAbsent(
              wanted.filter(step).map(Filter::name) + " " + wanted.others,
              filter -> new ArrayList<>())
          .add(wanted);
    }
    ConcurrentLinkedQueue<Wanted> next = new ConcurrentLinkedQueue<>();
    List<Calls.Work> works = new ArrayList<>();
    for (List<Wanted> group : groups.values()) {
      for (int from = 0; from < group.size(); from += VALUES_PER_CALL) {
        List<Wanted> chunk = group.subList(from, Math.min(group.size(), from + VALUES_PER_CALL));
        works.add(() -> call(chunk, step, calls, next));
      }
    }
    calls.sideBySide(works);
    return next.stream().sorted(Comparator.comparing(wanted -> wanted.probe)).toList();
  }

  private void call(List<Wanted> chunk, int step, Calls calls, ConcurrentLinkedQueue<Wanted> next)
      throws InterruptedException {
    Map<String, List<String>> filters = new LinkedHashMap<>();
    chunk
        .get(0)
        .filter(step)
        .ifPresent(
            filter ->
                filters.put(
                    filter.name(),
                    chunk.stream().map(wanted -> wanted.value).distinct().sorted().toList()));
    chunk.get(0).others.forEach((name, value) -> filters.put(name, List.of(value)));
    List<Probe> probes = chunk.stream().map(wanted -> wanted.probe).toList();
    calls.send(
        operation(),
        probes,
        Set.of(),
        clients -> listing.list(clients, filters),
        reply -> {
          for (Wanted wanted : chunk) {
            List<Data> matches =
                reply.items().stream().filter(item -> wanted.isMatch(item, step)).toList();
            if (matches.isEmpty() && step + 1 < wanted.filters.size()) {
              next.add(wanted);
            } else {
              settle(wanted, matches, calls, reply);
            }
          }
        },
        rest ->
            call(
                chunk.stream().filter(wanted -> rest.contains(wanted.probe)).toList(),
                step,
                calls,
                next));
  }

  private void settle(Wanted wanted, List<Data> matches, Calls calls, Calls.Reply reply) {
    List<Data> chosen = nearestToLife(matches);
    if (chosen.isEmpty()) {
      calls.absent(wanted.probe, operation(), reply);
    } else if (chosen.size() == 1) {
      calls.present(wanted.probe, chosen.get(0), operation(), reply);
    } else {
      String list =
          chosen.stream()
              .map(identifiers.show)
              .sorted()
              .limit(SHOWN)
              .collect(Collectors.joining(", ", "", chosen.size() > SHOWN ? ", …" : ""));
      calls.unknown(
          wanted.probe,
          new Cause(
              Cause.Reason.AMBIGUOUS,
              chosen.size()
                  + " match "
                  + String.join(" ", wanted.probe.arguments()).trim()
                  + ": "
                  + list),
          operation(),
          reply,
          list);
    }
  }

  /** Of several that are dead or dying one will do, always the same. */
  private List<Data> nearestToLife(List<Data> matches) {
    int nearest = matches.stream().mapToInt(identifiers.decay).min().orElse(0);
    List<Data> chosen =
        matches.stream().filter(each -> identifiers.decay.applyAsInt(each) == nearest).toList();
    return nearest == 0
        ? chosen
        : chosen.stream().sorted(Comparator.comparing(identifiers.show)).limit(1).toList();
  }

  private Wanted wanted(Probe probe) {
    Map<String, String> others = new TreeMap<>();
    for (int i = 1; i + 1 < probe.arguments().size(); i += 2) {
      others.put(probe.arguments().get(i), probe.arguments().get(i + 1));
    }
    String identifier = probe.argument();
    if (!identifier.isEmpty()) {
      return isId(identifier)
          ? new Wanted(probe, List.of(identifiers.id), identifiers.toId.apply(identifier), others)
          : new Wanted(probe, identifiers.names, identifier, others);
    }
    // A single filter that can be read off the results is shared like an identifier.
    if (others.size() == 1) {
      Map.Entry<String, String> other = others.entrySet().iterator().next();
      Optional<Filter> filter = known(other.getKey());
      if (filter.isPresent()) {
        return new Wanted(probe, List.of(filter.get()), other.getValue(), Map.of());
      }
    }
    return new Wanted(probe, List.of(), "", others);
  }

  /** Returns the filter of this name, if its values can be read off the results. */
  private Optional<Filter> known(String name) {
    if (name.startsWith(TAG)) {
      return Optional.of(Filter.onTag(name.substring(TAG.length())));
    }
    List<Filter> all = new ArrayList<>(identifiers.others);
    all.add(identifiers.id);
    all.addAll(identifiers.names);
    return all.stream().filter(filter -> filter.name().equals(name)).findFirst();
  }

  /** A probe with the filters to find it by, one after the other. */
  private final class Wanted {
    private final Probe probe;
    private final List<Filter> filters;
    private final String value;
    private final Map<String, String> others;

    private Wanted(Probe probe, List<Filter> filters, String value, Map<String, String> others) {
      this.probe = probe;
      this.filters = filters;
      this.value = value;
      this.others = new TreeMap<>(others);
    }

    private Optional<Filter> filter(int step) {
      return filters.stream().skip(step).findFirst();
    }

    private boolean isMatch(Data item, int step) {
      return filter(step).map(filter -> filter.matches(item, value)).orElse(true)
          && others.entrySet().stream()
              .allMatch(
                  other ->
                      known(other.getKey())
                          .map(filter -> filter.matches(item, other.getValue()))
                          .orElse(true));
    }
  }
}
