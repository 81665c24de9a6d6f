package dev.tenken.dsl.fact;

import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;

/**
 * One question to one target: a kind and its arguments, all plain strings.
 *
 * <p>Equal probes are asked once per target and run. The scope is empty but for a probe that must
 * not be shared, such as a command asked afresh by each check.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Probe implements Comparable<Probe> {
  private final Kind kind;
  private final List<String> arguments;
  private final String scope;
  private final String secret;

  private Probe(Kind kind, List<String> arguments, String scope, String secret) {
    this.kind = kind;
    this.arguments = arguments;
    this.scope = scope;
    this.secret = secret;
  }

  /** Returns the probe of this kind with these arguments, in order. */
  public static Probe of(Kind kind, String... arguments) {
    return new Probe(kind, List.of(arguments), "", "");
  }

  /** Returns the probe of this kind with these arguments, in order. */
  public static Probe of(Kind kind, List<String> arguments) {
    return new Probe(kind, List.copyOf(arguments), "", "");
  }

  /** Returns this question for one asker only: not equal to the same question in another scope. */
  public Probe inScope(String newScope) {
    return new Probe(kind, arguments, newScope, secret);
  }

  /**
   * Returns this question with what it takes to ask it, such as a password. It is no part of the
   * text, and no recording holds it.
   */
  public Probe withSecret(String newSecret) {
    return new Probe(kind, arguments, scope, newSecret);
  }

  /** Returns the kind. */
  public Kind kind() {
    return kind;
  }

  /** Returns the arguments. */
  public List<String> arguments() {
    return arguments;
  }

  /** Returns the first argument. */
  public String argument() {
    return arguments.get(0);
  }

  /** Returns the scope, empty when the answer may be shared. */
  public String scope() {
    return scope;
  }

  /** Returns the secret that it takes to ask, empty where it takes none. */
  public String secret() {
    return secret;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Probe that
        && kind.name().equals(that.kind.name())
        && arguments.equals(that.arguments)
        && scope.equals(that.scope)
        && secret.equals(that.secret);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind.name(), arguments, scope, secret);
  }

  @Override
  public int compareTo(Probe that) {
    int order = kind.name().compareTo(that.kind.name());
    for (int i = 0; order == 0 && i < Math.min(arguments.size(), that.arguments.size()); i++) {
      order = arguments.get(i).compareTo(that.arguments.get(i));
    }
    if (order == 0) {
      order = Integer.compare(arguments.size(), that.arguments.size());
    }
    if (order == 0) {
      order = scope.compareTo(that.scope);
    }
    return order != 0 ? order : secret.compareTo(that.secret);
  }

  @Override
  public String toString() {
    return arguments.isEmpty() ? kind.name() : kind.name() + " " + String.join(" ", arguments);
  }
}
