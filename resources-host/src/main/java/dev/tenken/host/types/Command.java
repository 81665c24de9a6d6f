package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import dev.tenken.host.batch.Section;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * A command of the author's own, run by {@code /bin/sh} on the host.
 *
 * <p>Its standard input is empty; locale and PATH are those of the login. It runs as the account
 * that Tenken asks by, or as {@code user:}. Equal commands run once per run, one that is {@code
 * fresh:} once per check. It can change the host: Tenken does not look into it.
 *
 * <p>Unknown: it was ended by a signal, took longer or wrote more than the host's limits for
 * commands allow, or may not be run as that user. A command that is not found is an exit status of
 * 127.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Command extends Resource {
  static final HostKind KIND =
      HostKind.of("command", 2, Command::read).asCommand().source("/bin/sh -c");
  private static final int SIGNALLED = 128;
  private static final int LAST_SIGNAL = 64;

  private final Probe run;

  private Command(Facts facts, String command, Probe run) {
    super(facts, TargetType.HOST, "Command", command, run);
    this.run = run;
  }

  /** Names a command. */
  @Word
  public static Command command(Spec spec, String command) {
    return command(spec, Map.of(), command);
  }

  /**
   * Names a command.
   *
   * @param options {@code user}: as whom it runs; {@code fresh}: whether each check runs it anew;
   *     {@code sensitive}: whether what it writes is a secret, masked in every output
   */
  @Word
  public static Command command(Spec spec, Map<String, Object> options, String command) {
    Options known = Options.of("command", options, "user", "fresh", "sensitive");
    Facts facts = spec.facts(TargetType.HOST);
    String user = known.text("user").orElse("");
    if (user.startsWith("-")) {
      throw new IllegalArgumentException("user: '" + user + "' is no name of a user");
    }
    Probe probe = KIND.probe(user, command);
    if (known.flag("fresh")) {
      probe = facts.fresh(probe);
    }
    if (known.flag("sensitive")) {
      probe = HostKind.sensitive(probe);
    }
    return new Command(facts, command, probe);
  }

  /** Returns what it wrote on standard output, line ends included. */
  public String stdout() {
    return present(run).text("stdout");
  }

  /** Returns what it wrote on standard error, line ends included. */
  public String stderr() {
    return present(run).text("stderr");
  }

  /** Returns its exit status. */
  public long exitStatus() {
    return present(run).number("exit_status");
  }

  /** Returns the value that standard output is in JSON: maps, lists, text, numbers, booleans. */
  public Object stdoutAsJson() {
    try {
      return PlainValue.of(ConfigFormat.JSON.parse(stdout()));
    } catch (BrokenConfig e) {
      throw Missing.resource(this + " did not write JSON: " + e.problem());
    } catch (PlainValue.NullValue e) {
      throw Missing.value(this + " wrote null");
    }
  }

  /** Tells whether it ended with status 0. */
  public Finding isSuccessful() {
    return Finding.of(exitStatus() == 0, "exit status " + exitStatus());
  }

  private static Map<Probe, Fact<Data>> read(List<Probe> probes, Section section) {
    return Map.of(probes.get(0), fact(section));
  }

  private static Fact<Data> fact(Section section) {
    for (Answer answer : section.answers()) {
      if (answer.state() == Answer.State.UNKNOWN) {
        return section.unknown(answer.reason(), answer.message());
      }
    }
    int status = section.status();
    if (status > SIGNALLED && status <= SIGNALLED + LAST_SIGNAL) {
      return section.unknown(
          Cause.Reason.OTHER,
          "the command was ended by signal "
              + (status - SIGNALLED)
              + ", or gives itself the exit status that says so, "
              + status);
    }
    return section.present(
        Data.map("stdout", section.text(), "stderr", section.stderr(), "exit_status", status),
        section.text());
  }
}
