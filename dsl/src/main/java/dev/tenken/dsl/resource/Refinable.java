package dev.tenken.dsl.resource;

import org.apiguardian.api.API;

/**
 * A predicate that a chain refines before it is judged: {@code
 * be_installed.with_version('1.22.1')}.
 *
 * <p>Each public method that a subclass declares is a chain word ({@code withVersion} is {@code
 * with_version}; a final underscore keeps Java's keywords apart: {@code for_} is {@code for}) and
 * returns the refined predicate. A chain that narrows a record, rule or entry must match one and
 * the same record, rule or entry.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class Refinable {
  /** Makes a predicate. */
  protected Refinable() {}

  /** Judges the predicate as refined. Called once, after all chain words. */
  public abstract Finding judge();

  /** Called by Groovy where a truth is asked for: {@code only_if { pkg('x').isInstalled() }}. */
  public final boolean asBoolean() {
    return judge().holds();
  }
}
