package dev.tenken.dsl.resource;

import dev.tenken.dsl.Properties;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The base class of resource types.
 *
 * <p>A subclass reads like its documentation. Public methods that return {@code boolean}, {@link
 * Finding} or {@link Refinable} and are named {@code isX}, {@code hasX}, {@code belongsToX}, {@code
 * exists} or another verb's third person are predicates ({@code be_x}, {@code have_x}, {@code
 * belong_to_x}, {@code exist}); other public methods without parameters are properties for {@code
 * its}. Both read facts by {@link #fact}, {@link #present} and {@link #isThere}, and return plain
 * values, never null: a value that is not there raises {@link Missing}, an unknown fact ends the
 * attempt. A predicate of presence or activity (installed, running, listening, mounted) is false on
 * an absent resource; a predicate of an attribute (mode, owner, a rule) raises {@link
 * Missing#resource}.
 *
 * <p>An instance holds what names the resource, and the facts of one attempt; no state and no
 * connection.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Resource {
  private final Facts facts;
  private final TargetType targetType;
  private final String type;
  private final String name;
  private final List<Probe> standard;

  /**
   * Names a resource and asks for the standard facts of its kind, so that they come in the first
   * round.
   *
   * @param facts the facts of the target it is read from
   * @param targetType the sort of that target
   * @param type the type's display name, such as {@code Package}
   * @param name the resource's name as written
   * @param standard the probes that nearly every check on such a resource needs
   */
  protected Resource(
      Facts facts, TargetType targetType, String type, String name, Probe... standard) {
    this.facts = facts;
    this.targetType = targetType;
    this.type = type;
    this.name = name;
    this.standard = List.of(standard);
    if (name.isBlank()) {
      requireNone(getClass());
    }
    prefetch();
  }

  /**
   * Refuses to go without a name where every word of the type takes one: nothing is called so, and
   * {@code should_not exist} would pass on a variable that is not set.
   */
  private static void requireNone(Class<?> type) {
    List<Method> words =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Word.class))
            .toList();
    if (!words.isEmpty() && words.stream().allMatch(Resource::takesName)) {
      throw new IllegalArgumentException(
          words.get(0).getName() + " needs a name, not an empty text");
    }
  }

  private static boolean takesName(Method word) {
    List<Class<?>> taken = List.of(word.getParameterTypes());
    return taken.size() > 1 && taken.get(taken.size() - 1) != Map.class;
  }

  /** Asks for the standard facts, so that they come in the coming round. */
  public final void prefetch() {
    standard.forEach(facts::want);
  }

  /** Returns the fact, three-valued: for types that look further on absent or unknown. */
  protected final Fact<Data> fact(Probe probe) {
    return facts.ask(probe);
  }

  /** Returns the fresh form of a probe, asked once for this check alone. */
  protected final Probe fresh(Probe probe) {
    return facts.fresh(probe);
  }

  /** Asks for a probe in the coming round without needing it yet. */
  protected final void want(Probe probe) {
    facts.want(probe);
  }

  /** Returns the facts, for helpers that read several. */
  protected final Facts facts() {
    return facts;
  }

  /**
   * Returns what the fact carries.
   *
   * @throws Missing saying that this resource does not exist, when the fact is absent
   */
  protected final Data present(Probe probe) {
    return find(probe).orElseThrow(() -> Missing.resource(this + " does not exist"));
  }

  /** Returns what the fact carries, or empty when it is absent. */
  protected final Optional<Data> find(Probe probe) {
    return settle(facts.ask(probe));
  }

  /** Returns what the fact carries or empty when it is absent; an unknown fact ends the attempt. */
  protected final <T> Optional<T> settle(Fact<T> fact) {
    if (fact instanceof Fact.Present<T> present) {
      return Optional.of(present.value());
    }
    if (fact instanceof Fact.Unknown<T> unknown) {
      throw facts.undetermined(unknown);
    }
    return Optional.empty();
  }

  /** Tells whether the fact is present. */
  protected final boolean isThere(Probe probe) {
    return find(probe).isPresent();
  }

  /** Called by Groovy for {@code pkg('nginx').version}: reads the property as {@code its} does. */
  public final Object propertyMissing(String property) {
    return Properties.read(this, List.of(property));
  }

  /** Returns the sort of target this resource is read from. */
  public final TargetType resourceTarget() {
    return targetType;
  }

  /** Returns the type's display name, such as {@code Package}. */
  public final String resourceType() {
    return type;
  }

  /** Returns the name as written in the spec; empty for a type that needs none. */
  public final String resourceName() {
    return name;
  }

  /** Returns the type and the quoted name: {@code Package "nginx"}. */
  @Override
  public final String toString() {
    return name.isEmpty() ? type : type + " \"" + name + "\"";
  }
}
