package dev.tenken.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.assertj.core.api.Assert;
import org.assertj.core.api.Assertions;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** AssertJ's assertion on a value; knows whether anything was asserted. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Assertion extends GroovyObjectSupport {
  /**
   * What asserts by itself. Of the rest some names configure ({@code as}, {@code usingComparator})
   * and some navigate ({@code size}, {@code first}, {@code extracting}): a check that ends in one
   * of them has asserted nothing.
   */
  private static final Pattern ASSERTING =
      Pattern.compile(
          "(is|has|have|are|contains?|does|do|starts|ends|matches|satisfies|all|any|none|no|accepts"
              + "|rejects|exists|succeeds|fails|completes|returns|zip|singleElement)(?!\\p{Ll}).*");

  /** What takes blocks of assertions. */
  private static final Pattern TAKES_ASSERTIONS =
      Pattern.compile(".*[sS]atisf.*|filteredOnAssertions");

  private final Running running;
  private final Object opening;
  private final Object delegate;

  private Assertion(Running running, Object opening, Object delegate) {
    this.running = running;
    this.opening = opening;
    this.delegate = delegate;
  }

  static Assertion of(Running running, @Nullable Object value) {
    Object opening = new Object();
    running.attempt().expects(opening);
    Object assertion =
        InvokerHelper.invokeStaticMethod(
            Assertions.class, "assertThat", new @Nullable Object[] {value});
    return new Assertion(running, opening, assertion);
  }

  /** Calls AssertJ's method of this name. */
  @Override
  public @Nullable Object invokeMethod(String name, Object arguments) {
    if (ASSERTING.matcher(name).matches()) {
      running.attempt().settled(opening);
      running.attempt().judged();
    }
    Object result = call(name, arguments);
    return result instanceof Assert ? new Assertion(running, opening, result) : result;
  }

  private @Nullable Object call(String name, Object arguments) {
    try {
      return InvokerHelper.invokeMethod(
          delegate,
          name,
          TAKES_ASSERTIONS.matcher(name).matches() ? asserting(name, arguments) : arguments);
    } catch (groovy.lang.MissingMethodException e) {
      throw dev.tenken.dsl.resource.NoSuchWord.of(
          "AssertJ has no assertion on " + delegate.getClass().getSimpleName() + " called",
          name,
          Arrays.stream(delegate.getClass().getMethods()).map(m -> m.getName()).toList());
    } catch (RuntimeException e) {
      Throwable cause = Optional.ofNullable(SpecErrors.unwrap(e)).orElse(e);
      if (cause instanceof AssertionError failure) {
        throw running.attempt().failed(failure);
      }
      throw running.attempt().mistaken(e);
    } catch (AssertionError failure) {
      throw running.attempt().failed(failure);
    }
  }

  /** Refuses blocks that end in a value: AssertJ would not look at it, and pass. */
  private Object asserting(String name, Object arguments) {
    Object[] all = arguments instanceof Object[] array ? array : new Object[] {arguments};
    return Arrays.stream(all)
        .map(
            argument ->
                argument instanceof Closure<?> block ? new Asserting(this, name, block) : argument)
        .toArray();
  }

  /** A block of assertions. */
  private static final class Asserting extends Closure<Object> {
    private static final long serialVersionUID = 1L;

    private final transient Running running;
    private final String name;
    private final Closure<?> block;

    Asserting(Assertion owner, String name, Closure<?> block) {
      super(owner);
      this.running = owner.running;
      this.name = name;
      this.block = block;
      maximumNumberOfParameters = block.getMaximumNumberOfParameters();
      parameterTypes = block.getParameterTypes();
    }

    @Override
    public @Nullable Object call(Object... arguments) {
      Object result = block.call(arguments);
      if (result != null && !(result instanceof Assertion) && !(result instanceof Assert)) {
        throw running
            .attempt()
            .mistaken(new IllegalArgumentException(Errors.assertsNothing(name, result)));
      }
      return null;
    }
  }
}
