package dev.tenken.dsl;

import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * A spec: the base class of the scripts named {@code *_spec.groovy}, and the words of the language.
 *
 * <p>One instance per target, used by one thread at a time. The words of resource types come as
 * Groovy extension methods; see {@link dev.tenken.dsl.resource.Word}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Spec extends Script {
  private static final Set<String> SEVERITIES =
      Set.of("blocker", "critical", "normal", "minor", "trivial");

  private final Running running = new Running();

  @SuppressWarnings("this-escape") // It is used once the script runs.
  private final Layout layout = new Layout(this, running);

  private final Definitions definitions = new Definitions(running);
  private final Blocks blocks = Blocks.of(getClass());
  private Optional<String> readFrom = Optional.empty();

  /** Makes a spec; the language does. */
  protected Spec() {}

  // ---- Groups -------------------------------------------------------------------------------

  /** Opens a group on a resource. */
  public final void describe(Resource resource, Closure<?> body) {
    layout.group("describe", resource.toString(), resource, body);
  }

  /** Opens a group with a text. */
  public final void describe(CharSequence text, Closure<?> body) {
    layout.group("describe", text, null, body);
  }

  /**
   * Opens a group on a resource named by its peers' word: {@code describe(package: 'nginx') { }}.
   */
  public final void describe(Map<String, Object> named, Closure<?> body) {
    if (named.isEmpty()) {
      throw new SpecError(Errors.noText("describe"), running.here());
    }
    Map.Entry<String, Object> first = named.entrySet().iterator().next();
    Words words = Words.known();
    String word = words.word(first.getKey());
    if (!words.names().contains(word)) {
      List<String> known = new ArrayList<>(words.names());
      known.addAll(words.peers());
      throw NoSuchWord.of("there is no resource type", first.getKey(), known);
    }
    Map<String, Object> options = new LinkedHashMap<>(named);
    options.remove(first.getKey());
    Object[] arguments =
        options.isEmpty()
            ? new Object[] {first.getValue()}
            : new Object[] {options, first.getValue()};
    describe(InvokerHelper.invokeMethod(this, word, arguments), body);
  }

  /** Opens a group; what is described must be a resource or a text. */
  public final void describe(@Nullable Object what, Closure<?> body) {
    if (what instanceof Resource resource) {
      describe(resource, body);
    } else if (what instanceof CharSequence text) {
      describe(text, body);
    } else {
      throw new IllegalArgumentException(
          "describe takes a resource, such as pkg('nginx'), or a text, but was given "
              + (what == null ? "null" : Values.typeName(what) + " " + Sentences.show(what)));
    }
  }

  /** Opens a group with a text. */
  public final void context(CharSequence text, Closure<?> body) {
    layout.group("context", text, null, body);
  }

  // ---- Checks -------------------------------------------------------------------------------

  /** Writes a check, named after its matcher. */
  public final void it(Closure<?> body) {
    example(body);
  }

  /** Writes a check. */
  public final void it(CharSequence text, Closure<?> body) {
    example(text, body);
  }

  /** Writes a check; what {@code it} becomes where Groovy's own {@code it} is in the way. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final void example(Closure<?> body) {
    layout.check(body);
  }

  /** Writes a check; what {@code it} becomes where Groovy's own {@code it} is in the way. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final void example(CharSequence text, Closure<?> body) {
    layout.check(text, body);
  }

  /** Writes a check of a property, by dotted path. */
  public final void its(CharSequence path, Closure<?> body) {
    layout.property(Collections.singletonList(path), body);
  }

  /** Writes a check of a property, by dotted path, with a text. */
  public final void its(CharSequence path, CharSequence text, Closure<?> body) {
    layout.property(Collections.singletonList(path), text, body);
  }

  /** Writes a check of a property, by the elements of its path. */
  public final void its(List<?> path, Closure<?> body) {
    layout.property(path, body);
  }

  /** Writes a check of a property, by the elements of its path, with a text. */
  public final void its(List<?> path, CharSequence text, Closure<?> body) {
    layout.property(path, text, body);
  }

  // ---- What a group or spec says of itself --------------------------------------------------

  /** Says which targets the spec or group is for. */
  public final void on(Map<String, Object> options) {
    layout.select(options);
  }

  /** Tags the spec or group. */
  public final void tag(@Nullable Object @Nullable ... tags) {
    Group group = running.outsideCheck("tag");
    List<?> names = tags == null ? List.of() : DefaultGroovyMethods.flatten(Arrays.asList(tags));
    if (names.stream().anyMatch(name -> name == null || name.toString().isBlank())
        || names.isEmpty()) {
      throw new SpecError(Errors.noText("tag"), running.here());
    }
    names.forEach(name -> group.tag(name.toString()));
  }

  /** Sets the severity: blocker, critical, normal, minor or trivial. */
  public final void severity(String severity) {
    if (!SEVERITIES.contains(severity)) {
      throw NoSuchWord.of("there is no severity", severity, SEVERITIES);
    }
    running.outsideCheck("severity").severity(severity);
  }

  /** Names who owns the spec or group. */
  public final void owner(String owner) {
    if (owner.isBlank()) {
      throw new SpecError(Errors.noText("owner"), running.here());
    }
    running.outsideCheck("owner").owner(owner);
  }

  /**
   * Skips the group's checks where the condition does not hold; where it is unknown, they are
   * unknown.
   */
  public final void only_if(Closure<?> condition) {
    running.outsideCheck("only_if").onlyIf(new Group.Condition(condition, running.here()));
  }

  /** Skips the group's checks, or the check it stands in. */
  public final void skip(String why) {
    requireReason("skip", why);
    if (running.isChecking()) {
      throw new SkipSignal(why);
    }
    running.outsideCheck("skip").skip(why);
  }

  private void requireReason(String word, @Nullable String why) {
    if (why == null || why.isBlank()) {
      throw new SpecError(Errors.noReason(word), running.here());
    }
  }

  /** Marks the checks in the block as known to fail for now; one that passes fails. */
  public final void pending(String why, Closure<?> body) {
    requireReason("pending", why);
    layout.scoped("pending", layout.scope().pending(why), body);
  }

  /** Asks the checks in the block again until they hold or the time is over. */
  public final void within(Duration limit, Closure<?> body) {
    within(Map.of(), limit, body);
  }

  /** Asks the checks in the block again; {@code stays:} says how long they must go on holding. */
  public final void within(Map<String, Object> options, Duration limit, Closure<?> body) {
    Duration stays = Duration.ZERO;
    for (Map.Entry<String, Object> option : options.entrySet()) {
      if (!option.getKey().equals("stays")) {
        throw NoSuchWord.of("within has no option", option.getKey(), List.of("stays"));
      }
      if (!(option.getValue() instanceof Duration duration)) {
        throw new IllegalArgumentException("stays: takes a duration, such as 10.seconds");
      }
      stays = duration;
    }
    layout.scoped("within", layout.scope().within(limit, stays), body);
  }

  /** Sets the pause between two polls, inside {@code within}. */
  public final void every(Duration pause) {
    if (!layout.scope().isWithin()) {
      throw new SpecError("every(…) belongs inside within(…) { }", running.here());
    }
    layout.scope().pauseFor(pause);
  }

  // ---- Reuse --------------------------------------------------------------------------------

  /** Names a value that is evaluated anew for each attempt of a check that reads it. */
  public final void let(String name, Closure<?> value) {
    definitions.let(this, name, value);
  }

  /** Names a block of groups and checks. */
  public final void shared_examples(String name, Closure<?> body) {
    definitions.share(name, body);
  }

  /** Writes the named block here. */
  public final void include_examples(String name, Object... arguments) {
    definitions.include(name, arguments);
  }

  /** Writes the named block into a group of its own. */
  public final void it_behaves_like(String name, Object... arguments) {
    layout.group(
        "it_behaves_like",
        "behaves like " + name,
        null,
        new Body(
            this,
            () -> {
              definitions.include(name, arguments);
              return null;
            }));
  }

  // ---- What the spec runs against -----------------------------------------------------------

  /** Returns the target: {@code target.name}. */
  public final SpecTarget getTarget() {
    return new SpecTarget(this, running.view("target").target());
  }

  /** Returns another target of the environment, by name. */
  public final SpecTarget target(String name) {
    TargetView present = running.view("target('" + name + "')");
    return present.targets().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .map(target -> new SpecTarget(this, target))
        .orElseThrow(
            () ->
                NoSuchWord.of(
                    "environment " + present.environmentName() + " has no target",
                    name,
                    present.targets().stream().map(target -> target.name()).toList()));
  }

  /**
   * Returns the variables of the target over those of the environment: {@code vars.nginx_version}.
   */
  public final SpecVars getVars() {
    TargetView present = running.view("vars");
    Map<String, Object> all = new LinkedHashMap<>(present.environmentVars());
    all.putAll(present.target().vars());
    return new SpecVars("environment " + present.environmentName(), all);
  }

  /** Returns the environment: {@code environment.name}. */
  public final SpecEnvironment getEnvironment() {
    return new SpecEnvironment(running.view("environment"));
  }

  /** Returns the facts of the present target, or of the only target of the sort asked for. */
  public final Facts facts(TargetType type) {
    return new SpecFacts(running, type, readFrom);
  }

  /** Returns the facts of a named target. */
  public final Facts facts(TargetType type, String target) {
    return new SpecFacts(running, type, Optional.of(target));
  }

  final Object readingFrom(String target, Supplier<Object> word) {
    Optional<String> outer = readFrom;
    readFrom = Optional.of(target);
    try {
      return word.get();
    } finally {
      readFrom = outer;
    }
  }

  // ---- Assertions ---------------------------------------------------------------------------

  /** Asserts that the matcher holds for the subject. */
  public final void should(@Nullable Object matcher) {
    Judgement.judge(running.attempt(), matcher, subject(), true);
  }

  /** Asserts that the matcher does not hold for the subject. An unknown fact passes neither. */
  public final void should_not(@Nullable Object matcher) {
    Judgement.judge(running.attempt(), matcher, subject(), false);
  }

  /** Asserts that the matcher does not hold for the subject. */
  public final void shouldNot(@Nullable Object matcher) {
    should_not(matcher);
  }

  /** Names a value to assert on. */
  public final Expectation expect(@Nullable Object value) {
    Attempt present = running.insideCheck("expect");
    Expectation expectation =
        new Expectation(
            running, Subject.value(value, "the value " + Sentences.show(value), present::now));
    present.expects(expectation);
    return expectation;
  }

  /** Returns AssertJ's assertion on a value. */
  public final Assertion assertThat(@Nullable Object value) {
    running.insideCheck("assertThat");
    return Assertion.of(running, Values.plain(value));
  }

  /** Returns the matcher of an ordering: what {@code be < 80} becomes. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final Object be_compared(String operator, @Nullable Object value) {
    return matcher("be_compared", new @Nullable Object[] {operator, value});
  }

  private Subject subject() {
    return running
        .insideCheck("should")
        .subject()
        .orElseThrow(() -> new SpecError(Errors.noSubject(), running.here()));
  }

  // ---- Dynamic words ------------------------------------------------------------------------

  /**
   * Called for a bare word that is no property: a {@code let}, a word without arguments, or a
   * matcher.
   */
  public final @Nullable Object propertyMissing(String name) {
    if (definitions.isValue(name)) {
      return definitions.value(name);
    }
    if (Dictionary.isResource(name)) {
      return invoke(name, new Object[0]);
    }
    if (Dictionary.isMatcher(name)) {
      return matcher(name, new Object[0]);
    }
    throw Dictionary.unknown(name, definitions.valueNames());
  }

  /** Called for a word with arguments that is no method: a matcher. */
  public final Object methodMissing(String name, Object arguments) {
    if (Dictionary.isMatcher(name)) {
      return matcher(name, arguments);
    }
    throw Dictionary.refused(name, (Object[]) arguments, definitions.valueNames());
  }

  private Matcher matcher(String word, Object arguments) {
    WordMatcher matcher = new WordMatcher(word, WordMatcher.arguments(word, arguments));
    running.insideCheck(word).built(matcher);
    return matcher;
  }

  // ---- How the language runs it -------------------------------------------------------------

  /** Says where the next group or check is written; the compiler writes these calls. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final void at(int line, int column, String source) {
    running.at(new Location(path(), line, column), source);
  }

  /** Returns the block whose code is this method; the compiler writes these calls. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final Closure<?> block(String method, Object[] captured) {
    return new Body(this, () -> blocks.run(this, method, captured));
  }

  /** Returns what a bare word means; the compiler writes these calls. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final @Nullable Object word(String name) {
    if (getBinding().hasVariable(name)) {
      return getBinding().getVariable(name);
    }
    return getMetaClass().hasProperty(this, name) == null
        ? propertyMissing(name)
        : Calls.property(this, name);
  }

  /** Calls a word by name; the compiler writes these calls. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final @Nullable Object invoke(String name, Object[] arguments) {
    try {
      return Calls.invoke(this, name, arguments);
    } catch (NullPointerException e) {
      boolean none = arguments.length == 0 || Arrays.asList(arguments).contains(null);
      throw none && Dictionary.isResource(name)
          ? new IllegalArgumentException(Errors.nullArgument(name), e)
          : e;
    }
  }

  /** Calls what a word's value has by name; the compiler writes these calls. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final @Nullable Object invoke(Object on, String name, Object[] arguments) {
    return Calls.invoke(on, name, arguments);
  }

  final String path() {
    SpecSource source = getClass().getAnnotation(SpecSource.class);
    return source == null ? getClass().getName() : source.path();
  }

  final Layout layout() {
    return layout;
  }

  final Running running() {
    return running;
  }
}
