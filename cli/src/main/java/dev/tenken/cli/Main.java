package dev.tenken.cli;

import dev.tenken.dsl.Names;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The entry point of {@code tenken.jar}. */
@Command(
    name = "tenken",
    description = "Checks hosts and AWS against specs.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = RunCommand.class,
    exitCodeOnInvalidInput = ExitCode.WRONG,
    exitCodeOnExecutionException = ExitCode.WRONG)
final class Main implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  public static void main(String[] args) {
    // What the platform logs about broken specs, the report says better.
    LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setParameterExceptionHandler(
            (mistake, arguments) -> {
              CommandLine command = mistake.getCommandLine();
              PrintWriter err = command.getErr();
              err.println("tenken: " + mistake.getMessage() + suggestion(mistake));
              err.println("See: " + command.getCommandSpec().qualifiedName() + " --help");
              return ExitCode.WRONG;
            })
        .setExecutionExceptionHandler(
            (problem, command, parsed) -> {
              PrintWriter err = command.getErr();
              err.println("tenken failed: " + problem);
              problem.printStackTrace(err);
              return ExitCode.WRONG;
            });
  }

  /** Returns the nearest option or command to a mistyped one. */
  private static String suggestion(ParameterException mistake) {
    if (!(mistake instanceof UnmatchedArgumentException unmatched)) {
      return "";
    }
    CommandSpec command = mistake.getCommandLine().getCommandSpec();
    List<String> known = new ArrayList<>(command.optionsMap().keySet());
    known.addAll(command.subcommands().keySet());
    return Names.nearest(unmatched.getUnmatched().get(0), known)
        .map(near -> "; did you mean '" + near + "'?")
        .orElse("");
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? tenken run judges specs");
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {
        "tenken " + (version == null ? "(not packaged)" : version),
        "JVM " + System.getProperty("java.vm.version")
      };
    }
  }
}
