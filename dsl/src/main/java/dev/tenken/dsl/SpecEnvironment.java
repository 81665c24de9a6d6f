package dev.tenken.dsl;

import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.Target;
import java.util.List;
import org.apiguardian.api.API;

/** The environment as specs see it: {@code environment.name}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SpecEnvironment {
  private final TargetView view;

  SpecEnvironment(TargetView view) {
    this.view = view;
  }

  /** Returns its name. */
  public String getName() {
    return view.environmentName();
  }

  /** Returns its variables. */
  public SpecVars getVars() {
    return new SpecVars("environment " + view.environmentName(), view.environmentVars());
  }

  /** Returns the names of its hosts. */
  public List<String> getHosts() {
    return view.targets().stream()
        .filter(target -> target.type() == TargetType.HOST)
        .map(Target::name)
        .toList();
  }

  @Override
  public String toString() {
    return view.environmentName();
  }
}
