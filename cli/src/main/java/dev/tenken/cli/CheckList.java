package dev.tenken.cli;

import dev.tenken.engine.RunResult;
import dev.tenken.engine.TenkenEngine;
import java.io.PrintStream;
import java.util.Set;
import org.junit.platform.engine.DiscoveryIssue.Severity;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.DiscoveryIssueException;

/** {@code tenken run --list}: the checks of each spec on each target; asks nothing. */
final class CheckList {
  private final PrintStream out;
  private final PrintStream err;

  CheckList(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Prints the list and returns the exit code. */
  int print(LauncherDiscoveryRequest request) {
    Mistakes mistakes = new Mistakes(Severity.INFO);
    Launcher launcher = RunCommand.launcher(new TenkenEngine(new Operator(err, false, Set.of())));
    launcher.registerLauncherDiscoveryListeners(mistakes);
    TestPlan plan;
    try {
      plan = launcher.discover(request);
    } catch (DiscoveryIssueException listed) {
      mistakes.lines().forEach(err::println);
      return RunResult.WRONG;
    }
    for (TestIdentifier root : plan.getRoots()) {
      plan.getChildren(root).forEach(spec -> print(plan, spec, 0));
    }
    mistakes.lines().forEach(err::println);
    if (!mistakes.lines().isEmpty()) {
      return RunResult.WRONG;
    }
    long checks = plan.countTestIdentifiers(TestIdentifier::isTest);
    out.println(checks + (checks == 1 ? " check" : " checks"));
    return checks == 0 ? RunResult.NOTHING : RunResult.PASSED;
  }

  private void print(TestPlan plan, TestIdentifier node, int depth) {
    out.println("  ".repeat(depth) + name(node));
    plan.getChildren(node).forEach(child -> print(plan, child, depth + 1));
  }

  /** Specs of two folders may share a name: each is named as a run names it, by its path. */
  private static String name(TestIdentifier node) {
    UniqueId.Segment last = node.getUniqueIdObject().getLastSegment();
    return last.getType().equals("spec")
        ? last.getValue().replaceFirst("\\.groovy$", "")
        : node.getDisplayName();
  }
}
