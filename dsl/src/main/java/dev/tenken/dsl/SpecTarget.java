package dev.tenken.dsl;

import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Target;
import groovy.lang.GroovyObjectSupport;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;
import org.codehaus.groovy.runtime.InvokerHelper;

/**
 * A target as specs see it: {@code target.name}, {@code target.os.family}, {@code
 * target('db-01').port(3306)}.
 *
 * <p>Words of resource types called on it are read from it. What it knows of its machine ({@code
 * os}, {@code facts}) comes from the host resources, as Groovy extension methods.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpecTarget extends GroovyObjectSupport {
  private final Spec spec;
  private final Target target;

  SpecTarget(Spec spec, Target target) {
    this.spec = spec;
    this.target = target;
  }

  /** Returns its name in the inventory. */
  public String getName() {
    return target.name();
  }

  /** Returns its roles. */
  public List<String> getRoles() {
    return target.roles();
  }

  /** Returns its labels. */
  public Map<String, String> getLabels() {
    return target.labels();
  }

  /** Returns its variables. */
  public SpecVars getVars() {
    return new SpecVars("target " + target.name(), target.vars());
  }

  /** Returns its address as the inventory gives it; its name when it gives none. */
  public String getAddress() {
    return target.settings().text("address", target.name());
  }

  /** Returns its sort. */
  public TargetType targetType() {
    return target.type();
  }

  /** Returns the facts of this target, for extension methods. */
  public Facts facts() {
    return spec.facts(target.type(), target.name());
  }

  /** Called for a word: {@code target('db-01').port(3306)}. */
  public Object methodMissing(String word, Object arguments) {
    return spec.readingFrom(target.name(), () -> InvokerHelper.invokeMethod(spec, word, arguments));
  }

  @Override
  public String toString() {
    return target.name();
  }
}
