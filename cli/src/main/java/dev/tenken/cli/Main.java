package dev.tenken.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The entry point of {@code tenken.jar}. */
@Command(
    name = "tenken",
    description = "Checks hosts and AWS against specs.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class)
final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Main()).execute(args));
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"tenken " + (version == null ? "(not packaged)" : version)};
    }
  }
}
