package dev.tenken.dsl;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** Turns a compiled spec into its tree of groups and checks. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Evaluation {
  private final Class<? extends Spec> type;
  private final TargetView view;

  private Evaluation(Class<? extends Spec> type, TargetView view) {
    this.type = type;
    this.view = view;
  }

  /** How an evaluation for a target ended. */
  public sealed interface Result {
    /**
     * Put aside until these are answered.
     *
     * @param missing what it needs
     */
    record Aside(Set<Question> missing) implements Result {}

    /**
     * Done.
     *
     * @param root the spec's tree; its checks can be attempted
     * @param read the facts that the evaluation itself read
     */
    record Ready(Group root, Map<Question, Fact<Data>> read) implements Result {}

    /** The spec is not for this target. */
    record Unselected() implements Result {}
  }

  /**
   * Evaluates the spec without a target.
   *
   * @throws SpecError when it is broken, with the place
   */
  public static Group discover(Class<? extends Spec> type) {
    Spec spec = instance(type);
    try {
      return spec.layout().evaluate(new Attempt(null, ""), null);
    } catch (Layout.Unselected e) {
      throw new IllegalStateException("nothing is deselected at discovery", e);
    }
  }

  /** Returns the evaluation of the spec for one target. */
  public static Evaluation of(Class<? extends Spec> type, TargetView view) {
    return new Evaluation(type, view);
  }

  /** Evaluates it with the facts known by now. What is broken in it is a check that says so. */
  public Result attempt() {
    Spec spec = instance(type);
    Attempt attempt = new Attempt(view, spec.path());
    Group root;
    try {
      root = spec.layout().evaluate(attempt, view);
    } catch (Layout.Unselected e) {
      return new Result.Unselected();
    }
    return attempt.isAside()
        ? new Result.Aside(attempt.missing())
        : new Result.Ready(root, Map.copyOf(attempt.read()));
  }

  private static Spec instance(Class<? extends Spec> type) {
    @Nullable Throwable cause;
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (InvocationTargetException e) {
      cause = e.getCause();
    } catch (ReflectiveOperationException e) {
      cause = e;
    }
    throw new IllegalArgumentException("the spec " + type.getName() + " can't be made", cause);
  }
}
