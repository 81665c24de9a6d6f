package dev.tenken.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** What {@code tenken run} was told; {@code run.txt} says what each option means. */
record RunOptions(
    Optional<String> environment,
    Path config,
    List<String> hosts,
    Optional<String> tag,
    Optional<Path> record,
    Optional<Path> replay,
    Path reports,
    Optional<Integer> parallel,
    Set<Flag> flags,
    List<String> specs) {

  /** What is said by being there. */
  enum Flag {
    ALLURE,
    LIST,
    VERBOSE,
    HELP,
    VERSION;

    private String option() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private static final String HOST = "host";

  /** Returns all options, each with the name of its value. */
  static Options known() {
    Options known = new Options();
    valued("env", "NAME", known);
    valued("config", "FILE", known);
    valued(HOST, "GLOB", known);
    valued("tag", "EXPR", known);
    valued("record", "DIR", known);
    valued("replay", "DIR", known);
    valued("reports", "DIR", known);
    known.addOption(Option.builder().longOpt(Flag.ALLURE.option()).get());
    known.addOption(Option.builder().longOpt(Flag.LIST.option()).get());
    valued("parallel", "N", known);
    known.addOption(Option.builder("v").longOpt(Flag.VERBOSE.option()).get());
    known.addOption(Option.builder("h").longOpt(Flag.HELP.option()).get());
    known.addOption(Option.builder("V").longOpt(Flag.VERSION.option()).get());
    return known;
  }

  private static void valued(String name, String value, Options known) {
    known.addOption(Option.builder().longOpt(name).hasArg().argName(value).get());
  }

  static RunOptions of(List<String> arguments) throws UsageError {
    CommandLine line = parsed(arguments);
    for (Option option : line.getOptions()) {
      String name = option.getLongOpt();
      if (option.hasArg() && !name.equals(HOST) && line.getOptionValues(name).length > 1) {
        throw UsageError.twice("--" + name);
      }
      if (option.hasArg() && namesNothing(option.getValuesList())) {
        throw UsageError.noValue("--" + name, option.getArgName());
      }
    }
    return new RunOptions(
        value(line, "env"),
        value(line, "config").map(Path::of).orElse(Path.of("tenken.yml")),
        line.hasOption(HOST) ? List.of(line.getOptionValues(HOST)) : List.of(),
        value(line, "tag"),
        value(line, "record").map(Path::of),
        value(line, "replay").map(Path::of),
        value(line, "reports").map(Path::of).orElse(Path.of("target", "tenken")),
        number(line, "parallel"),
        flags(line),
        List.copyOf(line.getArgList()));
  }

  /** Returns the tags that the expression names; {@code any()} and {@code none()} are none. */
  Set<String> tags() {
    Set<String> tags = new TreeSet<>();
    String names = tag.orElse("").replaceAll("\\b(any|none)\\(\\)", " ");
    Stream.of(names.split("[\\s()&|!]+")).filter(name -> !name.isEmpty()).forEach(tags::add);
    return tags;
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** An unset variable of a script must not widen the run, ask where a replay was meant, or so. */
  private static boolean namesNothing(List<String> values) {
    return values.stream().anyMatch(value -> value.replace(",", "").isBlank());
  }

  private static CommandLine parsed(List<String> arguments) throws UsageError {
    Options known = known();
    try {
      return DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get()
          .parse(known, arguments.toArray(String[]::new));
    } catch (MissingArgumentException missing) {
      Option option = missing.getOption();
      throw UsageError.noValue("--" + option.getLongOpt(), option.getArgName());
    } catch (UnrecognizedOptionException unknown) {
      String name = unknown.getOption().replaceFirst("=.*", "");
      List<String> names =
          known.getOptions().stream().map(option -> "--" + option.getLongOpt()).toList();
      throw names.contains(name)
          ? UsageError.needlessValue(name)
          : UsageError.unknownOption(name, names);
    } catch (ParseException other) {
      throw UsageError.unreadable(String.valueOf(other.getMessage()));
    }
  }

  private static Optional<String> value(CommandLine line, String name) {
    return Optional.ofNullable(line.getOptionValue(name));
  }

  private static Optional<Integer> number(CommandLine line, String name) throws UsageError {
    Optional<String> text = value(line, name);
    try {
      return text.map(Integer::valueOf);
    } catch (NumberFormatException e) {
      throw UsageError.noNumber("--" + name, text.orElseThrow());
    }
  }

  private static Set<Flag> flags(CommandLine line) {
    Set<Flag> flags = new TreeSet<>();
    Stream.of(Flag.values()).filter(flag -> line.hasOption(flag.option())).forEach(flags::add);
    return flags;
  }
}
