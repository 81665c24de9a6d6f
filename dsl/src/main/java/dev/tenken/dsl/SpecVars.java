package dev.tenken.dsl;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.NoSuchWord;
import groovy.lang.GroovyObjectSupport;
import java.util.Map;
import org.apiguardian.api.API;

/** The variables that a spec reads: {@code vars.nginx_version}. An unknown one is an error. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpecVars extends GroovyObjectSupport {
  private final String where;
  private final Map<String, Object> values;

  SpecVars(String where, Map<String, Object> values) {
    this.where = where;
    this.values = values;
  }

  @Override
  public Object getProperty(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw NoSuchWord.of(where + " has no variable", name, values.keySet());
    }
    // A variable that a recording holds masked is unknown, equal to nothing and different from
    // nothing.
    return Data.of(value).value();
  }

  /** Returns a variable: {@code vars['nginx_version']}. */
  public Object getAt(String name) {
    return getProperty(name);
  }

  /** Tells whether the variable is set. */
  public boolean has(String name) {
    return values.containsKey(name);
  }
}
