package dev.tenken.cli;

import dev.tenken.dsl.Names;
import java.util.Collection;
import java.util.List;

/** The command line was used wrongly; its message says how, in a line. */
final class UsageError extends Exception {
  private static final long serialVersionUID = 1;

  /** Said in place of a report. */
  static final String STOPPED_EARLY = "nothing was checked: stopped before the run began";

  private UsageError(String message) {
    super(message);
  }

  static UsageError noCommand() {
    return new UsageError("which command? tenken run judges specs");
  }

  static UsageError unknownCommand(String name, Collection<String> known) {
    return new UsageError("there is no command " + name + nearest(name, known));
  }

  static UsageError unknownOption(String name, Collection<String> known) {
    return new UsageError("there is no option " + name + nearest(name, known));
  }

  static UsageError noValue(String option, String value) {
    return new UsageError(option + " needs a value: " + option + "=" + value);
  }

  static UsageError needlessValue(String option) {
    return new UsageError(option + " takes no value");
  }

  static UsageError twice(String option) {
    return new UsageError(option + " is given more than once");
  }

  static UsageError noNumber(String option, String value) {
    return new UsageError(option + " takes a whole number, not '" + value + "'");
  }

  static UsageError noExpression(String option, String reason) {
    return new UsageError(option + ": " + reason);
  }

  static UsageError unreadable(String reason) {
    return new UsageError(reason);
  }

  static String nothingFound(List<String> folders) {
    return "nothing was checked: no file named *_spec.groovy was found in "
        + String.join(", ", folders);
  }

  static UsageError noFolder(String folder) {
    return new UsageError("there is no folder " + folder + "; name the specs to run");
  }

  static UsageError noSuchSpec(String name) {
    return new UsageError("there is no spec or folder " + name);
  }

  static UsageError emptySpec() {
    return new UsageError("a spec is named by nothing ('')");
  }

  static UsageError noSpec(String name) {
    return new UsageError(name + " is no spec: its name must end in _spec.groovy");
  }

  private static String nearest(String name, Collection<String> known) {
    return Names.nearest(name, known).map(near -> "; did you mean '" + near + "'?").orElse("");
  }
}
