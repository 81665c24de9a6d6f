package dev.tenken.cli;

import dev.tenken.engine.RunResult;
import dev.tenken.engine.TenkenEngine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

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
    List<String> mistakes = new ArrayList<>();
    Launcher launcher = RunCommand.launcher(new TenkenEngine(err::println));
    launcher.registerLauncherDiscoveryListeners(
        new LauncherDiscoveryListener() {
          @Override
          public void issueEncountered(UniqueId engine, DiscoveryIssue issue) {
            mistakes.add(place(issue) + issue.message());
          }
        });
    TestPlan plan = launcher.discover(request);
    for (TestIdentifier root : plan.getRoots()) {
      plan.getChildren(root).forEach(spec -> print(plan, spec, 0));
    }
    mistakes.forEach(err::println);
    if (!mistakes.isEmpty()) {
      return RunResult.WRONG;
    }
    long checks = plan.countTestIdentifiers(TestIdentifier::isTest);
    out.println(checks + (checks == 1 ? " check" : " checks"));
    return checks == 0 ? RunResult.NOTHING : RunResult.PASSED;
  }

  private static String place(DiscoveryIssue issue) {
    return issue
        .source()
        .filter(FileSource.class::isInstance)
        .map(FileSource.class::cast)
        .map(
            source ->
                source.getFile()
                    + source.getPosition().map(position -> ":" + position.getLine()).orElse("")
                    + ": ")
        .orElse("");
  }

  private void print(TestPlan plan, TestIdentifier node, int depth) {
    out.println("  ".repeat(depth) + node.getDisplayName());
    plan.getChildren(node).forEach(child -> print(plan, child, depth + 1));
  }
}
