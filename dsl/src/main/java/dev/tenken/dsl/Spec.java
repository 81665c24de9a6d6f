package dev.tenken.dsl;

import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Suspended;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.Closure;
import groovy.lang.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
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
  private static final Pattern MATCHER =
      Pattern.compile("(be|have|belong|exist|contain)($|_\\w+|\\p{Lu}\\w*)");
  private static final Set<String> SEVERITIES =
      Set.of("blocker", "critical", "normal", "minor", "trivial");

  private final Map<String, Closure<?>> lets = new LinkedHashMap<>();
  private final Map<String, Closure<?>> shared = new LinkedHashMap<>();
  private final Blocks blocks = Blocks.of(getClass());
  private @Nullable TargetView view;
  private @Nullable Group current;
  private @Nullable Attempt attempt;
  private boolean attemptingCheck;
  private Scope scope = Scope.NONE;
  private Optional<String> readFrom = Optional.empty();
  private Location next = new Location("", 0, 0);
  private String nextSource = "";

  /** Makes a spec; the language does. */
  protected Spec() {}

  // ---- Groups -------------------------------------------------------------------------------

  /** Opens a group on a resource. */
  public final void describe(Resource resource, Closure<?> body) {
    group(resource.toString(), resource, body);
  }

  /** Opens a group with a text. */
  public final void describe(CharSequence text, Closure<?> body) {
    group(text.toString(), null, body);
  }

  /**
   * Opens a group on a resource named by its peers' word: {@code describe(package: 'nginx') { }}.
   */
  public final void describe(Map<String, Object> named, Closure<?> body) {
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
    group(text.toString(), null, body);
  }

  private void group(String text, @Nullable Resource resource, Closure<?> body) {
    Group outer = outsideCheck("describe");
    Group group = new Group(outer, text, here(), resource);
    outer.add(group);
    current = group;
    try {
      body.call();
      requireChildren(group);
    } catch (Unselected e) {
      outer.remove(group);
    } catch (NeedsTarget e) {
      group.makeDynamic();
    } catch (Suspended e) {
      // Noted in the attempt: the whole evaluation is put aside, the other groups go on first.
    } catch (Undetermined | Missing e) {
      addBroken(group, e);
    } catch (RuntimeException e) {
      if (view == null) {
        throw specError(e);
      }
      addBroken(group, e);
    } finally {
      current = outer;
    }
  }

  private void requireChildren(Group group) {
    if (group.children().isEmpty() && !evaluation().isAside() && !group.lostChildren()) {
      throw new SpecError("the group '" + group.text() + "' has no checks", group.location());
    }
  }

  private void addBroken(Group group, Throwable error) {
    group.add(
        new Check(
            this,
            group,
            "can be evaluated",
            "",
            List.of(),
            group.location(),
            new Body(
                this,
                () -> {
                  if (error instanceof Error e) {
                    throw e;
                  }
                  throw (Exception) error;
                }),
            Scope.NONE));
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
    check(null, List.of(), body);
  }

  /** Writes a check; what {@code it} becomes where Groovy's own {@code it} is in the way. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final void example(CharSequence text, Closure<?> body) {
    check(text.toString(), List.of(), body);
  }

  /** Writes a check of a property, by dotted path. */
  public final void its(CharSequence path, Closure<?> body) {
    check(null, List.of(path.toString()), body);
  }

  /** Writes a check of a property, by dotted path, with a text. */
  public final void its(CharSequence path, CharSequence text, Closure<?> body) {
    check(text.toString(), List.of(path.toString()), body);
  }

  /** Writes a check of a property, by the elements of its path. */
  public final void its(List<?> path, Closure<?> body) {
    check(null, path.stream().map(String::valueOf).toList(), body);
  }

  /** Writes a check of a property, by the elements of its path, with a text. */
  public final void its(List<?> path, CharSequence text, Closure<?> body) {
    check(text.toString(), path.stream().map(String::valueOf).toList(), body);
  }

  private void check(@Nullable String title, List<String> property, Closure<?> body) {
    Group group = outsideCheck("it");
    if (!property.isEmpty() && group.resource().isEmpty()) {
      throw new SpecError(Errors.noSubject(), here());
    }
    group.add(new Check(this, group, title, nextSource, property, here(), body, scope));
  }

  // ---- What a group or spec says of itself --------------------------------------------------

  /** Says which targets the spec or group is for. */
  public final void on(Map<String, Object> options) {
    Group group = outsideCheck("on");
    Selection selection = Selection.of(options, here());
    group.select(selection);
    if (view != null && !selection.selects(view.target())) {
      throw new Unselected();
    }
    if (selection.needsFacts()) {
      Object os = InvokerHelper.getProperty(getTarget(), "os");
      List<String> names =
          List.of(
              String.valueOf(InvokerHelper.getProperty(os, "family")),
              String.valueOf(InvokerHelper.getProperty(os, "name")));
      if (!selection.selectsOs(names)) {
        throw new Unselected();
      }
    }
  }

  /** Ends the evaluation of a group that is not for this target. */
  static final class Unselected extends Error {
    private static final long serialVersionUID = 1L;

    Unselected() {
      super("not selected", null, false, false);
    }
  }

  /** Tags the spec or group. */
  public final void tag(Object... tags) {
    Group group = outsideCheck("tag");
    for (Object tag : tags) {
      group.tag(String.valueOf(tag));
    }
  }

  /** Sets the severity: blocker, critical, normal, minor or trivial. */
  public final void severity(String severity) {
    if (!SEVERITIES.contains(severity)) {
      throw NoSuchWord.of("there is no severity", severity, SEVERITIES);
    }
    outsideCheck("severity").severity(severity);
  }

  /** Names who owns the spec or group. */
  public final void owner(String owner) {
    outsideCheck("owner").owner(owner);
  }

  /**
   * Skips the group's checks where the condition does not hold; where it is unknown, they are
   * unknown.
   */
  public final void only_if(Closure<?> condition) {
    outsideCheck("only_if").onlyIf(new Group.Condition(condition, here()));
  }

  /** Skips the group's checks, or the check it stands in. */
  public final void skip(String why) {
    if (attemptingCheck) {
      throw new SkipSignal(why);
    }
    outsideCheck("skip").skip(why);
  }

  /** Marks the checks in the block as known to fail for now; one that passes fails. */
  public final void pending(String why, Closure<?> body) {
    scoped(scope.pending(why), body);
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
    scoped(scope.within(limit, stays), body);
  }

  /** Sets the pause between two polls, inside {@code within}. */
  public final void every(Duration pause) {
    if (!scope.isWithin()) {
      throw new SpecError("every(…) belongs inside within(…) { }", here());
    }
    scope.pauseFor(pause);
  }

  private void scoped(Scope inner, Closure<?> body) {
    outsideCheck("within");
    Scope outer = scope;
    scope = inner;
    try {
      body.call();
    } finally {
      scope = outer;
    }
  }

  // ---- Reuse --------------------------------------------------------------------------------

  /** Names a value that is evaluated anew for each attempt of a check that reads it. */
  public final void let(String name, Closure<?> value) {
    lets.put(name, value);
  }

  /** Names a block of groups and checks. */
  public final void shared_examples(String name, Closure<?> body) {
    shared.put(name, body);
  }

  /** Writes the named block here. */
  public final void include_examples(String name, Object... arguments) {
    Closure<?> body = shared.get(name);
    if (body == null) {
      throw NoSuchWord.of("there are no shared examples", name, shared.keySet());
    }
    body.call(arguments);
  }

  /** Writes the named block into a group of its own. */
  public final void it_behaves_like(String name, Object... arguments) {
    group(
        "behaves like " + name,
        null,
        new Body(
            this,
            () -> {
              include_examples(name, arguments);
              return null;
            }));
  }

  // ---- What the spec runs against -----------------------------------------------------------

  /** Returns the target: {@code target.name}. */
  public final SpecTarget getTarget() {
    return new SpecTarget(this, view("target").target());
  }

  /** Returns another target of the environment, by name. */
  public final SpecTarget target(String name) {
    TargetView present = view("target('" + name + "')");
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
    TargetView present = view("vars");
    Map<String, Object> all = new LinkedHashMap<>(present.environmentVars());
    all.putAll(present.target().vars());
    return new SpecVars("environment " + present.environmentName(), all);
  }

  /** Returns the environment: {@code environment.name}. */
  public final SpecEnvironment getEnvironment() {
    return new SpecEnvironment(view("environment"));
  }

  private TargetView view(String what) {
    if (view == null || attempt().isDry()) {
      throw new NeedsTarget(what);
    }
    return view;
  }

  /** Returns the facts of the present target, or of the only target of the sort asked for. */
  public final Facts facts(TargetType type) {
    return new SpecFacts(this, type, readFrom);
  }

  /** Returns the facts of a named target. */
  public final Facts facts(TargetType type, String target) {
    return new SpecFacts(this, type, Optional.of(target));
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
    judge(matcher, subject(), true);
  }

  /** Asserts that the matcher does not hold for the subject. An unknown fact passes neither. */
  public final void should_not(@Nullable Object matcher) {
    judge(matcher, subject(), false);
  }

  /** Asserts that the matcher does not hold for the subject. */
  public final void shouldNot(@Nullable Object matcher) {
    should_not(matcher);
  }

  /** Names a value to assert on. */
  public final Expectation expect(@Nullable Object value) {
    Attempt present = insideCheck("expect");
    Expectation expectation =
        new Expectation(
            this, Subject.value(value, "the value " + Sentences.show(value), present::now));
    present.expects(expectation);
    return expectation;
  }

  /** Returns AssertJ's assertion on a value. */
  public final Assertion assertThat(@Nullable Object value) {
    insideCheck("assertThat");
    return Assertion.of(this, Values.plain(value));
  }

  /** Returns the matcher of an ordering: what {@code be < 80} becomes. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final Object be_compared(String operator, @Nullable Object value) {
    return matcher("be_compared", new @Nullable Object[] {operator, value});
  }

  private Subject subject() {
    return insideCheck("should")
        .subject()
        .orElseThrow(() -> new SpecError(Errors.noSubject(), here()));
  }

  final void judge(@Nullable Object given, Subject subject, boolean positive) {
    if (!(given instanceof Matcher matcher)) {
      throw new IllegalArgumentException(
          Errors.notAMatcher(positive ? "should" : "should_not", given));
    }
    Attempt present = attempt();
    present.judged();
    if (!subject.description().startsWith("the value ")) {
      present.says(matcher.sentence(positive));
    }
    if (present.isDry()) {
      matcher.markJudged();
      return;
    }
    String expected = subject.description() + " " + matcher.sentence(positive);
    Finding finding;
    try {
      finding = matcher.judgeOn(subject);
    } catch (Missing e) {
      throw present.failed(new CheckFailure(expected, Finding.no(String.valueOf(e.getMessage()))));
    } catch (Undetermined e) {
      throw present.undetermined(e.why());
    } catch (RuntimeException e) {
      throw present.mistaken(e);
    }
    if (finding.holds() != positive) {
      throw present.failed(new CheckFailure(expected, finding));
    }
  }

  // ---- Dynamic words ------------------------------------------------------------------------

  /**
   * Called for a bare word that is no property: a {@code let}, a word without arguments, or a
   * matcher.
   */
  public final @Nullable Object propertyMissing(String name) {
    if (lets.containsKey(name)) {
      return let(name);
    }
    if (Words.known().names().contains(name)) {
      return InvokerHelper.invokeMethod(this, name, new Object[0]);
    }
    if (isMatcher(name)) {
      return matcher(name, new Object[0]);
    }
    throw NoSuchWord.of("there is no word", name, knownWords());
  }

  /** Called for a word with arguments that is no method: a matcher. */
  public final Object methodMissing(String name, Object arguments) {
    if (isMatcher(name)) {
      return matcher(name, arguments);
    }
    if (Words.known().names().contains(name)) {
      throw new IllegalArgumentException(
          name
              + " can't take ("
              + String.join(
                  ", ", Arrays.stream((Object[]) arguments).map(Values::typeName).toList())
              + ")");
    }
    throw NoSuchWord.of("there is no word", name, knownWords());
  }

  private static boolean isMatcher(String name) {
    return MATCHER.matcher(name).matches() || GeneralMatchers.find(name).isPresent();
  }

  private Matcher matcher(String word, Object arguments) {
    WordMatcher matcher = new WordMatcher(word, WordMatcher.arguments(word, arguments));
    insideCheck(word).built(matcher);
    return matcher;
  }

  private @Nullable Object let(String name) {
    Map<String, @Nullable Object> values = attempt().lets();
    if (!values.containsKey(name)) {
      values.put(name, java.util.Objects.requireNonNull(lets.get(name)).call());
    }
    return values.get(name);
  }

  private Collection<String> knownWords() {
    Set<String> known = new TreeSet<>(Words.known().names());
    known.addAll(lets.keySet());
    known.addAll(GeneralMatchers.names());
    known.addAll(
        List.of(
            "describe",
            "context",
            "it",
            "its",
            "should",
            "should_not",
            "expect",
            "on",
            "tag",
            "severity",
            "owner",
            "only_if",
            "skip",
            "pending",
            "within",
            "every",
            "let",
            "target",
            "vars",
            "environment",
            "shared_examples",
            "include_examples",
            "it_behaves_like"));
    return known;
  }

  // ---- How the language runs it -------------------------------------------------------------

  /** Says where the next group or check is written; the compiler writes these calls. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final void at(int line, int column, String source) {
    next = new Location(path(), line, column);
    nextSource = source;
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
    return Calls.invoke(this, name, arguments);
  }

  /** Calls what a word's value has by name; the compiler writes these calls. */
  @API(status = API.Status.INTERNAL, since = "0.1")
  public final @Nullable Object invoke(Object on, String name, Object[] arguments) {
    return Calls.invoke(on, name, arguments);
  }

  private Location here() {
    return next;
  }

  final String path() {
    SpecSource source = getClass().getAnnotation(SpecSource.class);
    return source == null ? getClass().getName() : source.path();
  }

  /** Evaluates the script into a tree; with a view for one target, without for discovery. */
  final Group evaluate(Attempt evaluation, @Nullable TargetView newView) {
    view = newView;
    attempt = evaluation;
    attemptingCheck = false;
    next = new Location(path(), 1, 1);
    Group root = new Group(null, path(), next, null);
    current = root;
    try {
      run();
      requireChildren(root);
    } catch (NeedsTarget e) {
      root.makeDynamic();
    } catch (Suspended e) {
      // Noted in the attempt.
    } catch (Undetermined | Missing e) {
      addBroken(root, e);
    } catch (RuntimeException e) {
      if (view == null) {
        throw specError(e);
      }
      addBroken(root, e);
    }
    attempt = null;
    current = null;
    return root;
  }

  private SpecError specError(RuntimeException error) {
    Throwable cause = SpecErrors.unwrap(error);
    if (cause instanceof SpecError own) {
      return own;
    }
    Throwable shown = cause == null ? error : cause;
    return new SpecError(
        SpecErrors.describe(shown),
        SpecErrors.line(shown, this).map(line -> new Location(path(), line, 0)).orElse(here()),
        shown);
  }

  final Attempt newAttempt(String checkScope) {
    return new Attempt(view, checkScope);
  }

  final @Nullable Throwable run(Attempt newAttempt, Check check) {
    attempt = newAttempt;
    attemptingCheck = true;
    next = check.location();
    return check.runBody(newAttempt);
  }

  final void endAttempt() {
    attempt = null;
    attemptingCheck = false;
  }

  /** Returns what an untitled check says, as far as that is known without facts. */
  final Optional<String> dryRun(Check check) {
    Attempt outer = attempt;
    boolean outerChecking = attemptingCheck;
    Attempt dry = new Attempt(null, "");
    attempt = dry;
    attemptingCheck = true;
    try {
      dry.subject(
          check.group().resource().map(resource -> Subject.of(resource, dry::now)).orElse(null));
      check.body().call();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      // What was said until then is the name; an attempt will tell what is wrong.
      dry.settled(e);
    } finally {
      attempt = outer;
      attemptingCheck = outerChecking;
    }
    return dry.sentence().map(check::withProperty);
  }

  final boolean isAttemptingCheck() {
    return attemptingCheck;
  }

  final Attempt attempt() {
    if (attempt == null) {
      throw new IllegalStateException("facts are read in checks only");
    }
    return attempt;
  }

  private Attempt evaluation() {
    return attempt();
  }

  private Attempt insideCheck(String word) {
    if (!attemptingCheck) {
      throw new SpecError(Errors.outsideCheck(word), here());
    }
    return attempt();
  }

  private Group outsideCheck(String word) {
    if (attemptingCheck || current == null) {
      throw new SpecError(Errors.insideCheck(word), here());
    }
    return current;
  }
}
