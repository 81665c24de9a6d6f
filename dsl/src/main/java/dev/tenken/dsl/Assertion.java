package dev.tenken.dsl;

import groovy.lang.GroovyObjectSupport;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;
import org.assertj.core.api.Assert;
import org.assertj.core.api.Assertions;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** AssertJ's assertion on a value; knows whether anything was asserted. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Assertion extends GroovyObjectSupport {
  /** What configures or navigates, and asserts nothing by itself. */
  private static final Set<String> SILENT =
      Set.of(
          "as",
          "describedAs",
          "withFailMessage",
          "overridingErrorMessage",
          "withRepresentation",
          "withThreadDumpOnError",
          "inHexadecimal",
          "inBinary",
          "inUnicode",
          "extracting",
          "filteredOn",
          "map",
          "flatMap",
          "flatExtracting",
          "asInstanceOf",
          "asString",
          "asList",
          "and",
          "not",
          "getClass",
          "toString",
          "hashCode");

  private final Spec spec;
  private final Object opening;
  private final Object delegate;

  private Assertion(Spec spec, Object opening, Object delegate) {
    this.spec = spec;
    this.opening = opening;
    this.delegate = delegate;
  }

  static Assertion of(Spec spec, @Nullable Object value) {
    Object opening = new Object();
    spec.attempt().expects(opening);
    Object assertion =
        InvokerHelper.invokeStaticMethod(
            Assertions.class, "assertThat", new @Nullable Object[] {value});
    return new Assertion(spec, opening, assertion);
  }

  /** Calls AssertJ's method of this name. */
  @Override
  public @Nullable Object invokeMethod(String name, Object arguments) {
    boolean silent =
        SILENT.contains(name) || name.startsWith("using") || name.startsWith("ignoring");
    if (!silent) {
      spec.attempt().settled(opening);
      spec.attempt().judged();
    }
    Object result = call(name, arguments);
    return result instanceof Assert ? new Assertion(spec, opening, result) : result;
  }

  private @Nullable Object call(String name, Object arguments) {
    try {
      return InvokerHelper.invokeMethod(delegate, name, arguments);
    } catch (groovy.lang.MissingMethodException e) {
      throw dev.tenken.dsl.resource.NoSuchWord.of(
          "AssertJ has no assertion on " + delegate.getClass().getSimpleName() + " called",
          name,
          Arrays.stream(delegate.getClass().getMethods()).map(m -> m.getName()).toList());
    } catch (RuntimeException e) {
      Throwable cause = Optional.ofNullable(SpecErrors.unwrap(e)).orElse(e);
      if (cause instanceof AssertionError failure) {
        throw spec.attempt().failed(failure);
      }
      throw e;
    } catch (AssertionError failure) {
      throw spec.attempt().failed(failure);
    }
  }
}
