package dev.tenken.host.types;

import static dev.tenken.host.TestHosts.cause;
import static dev.tenken.host.TestHosts.data;
import static dev.tenken.host.batch.TestKinds.COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.TestHosts;
import dev.tenken.host.batch.Batch;
import dev.tenken.host.batch.Become;
import dev.tenken.host.batch.Limits;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.Tools;
import dev.tenken.host.transport.Container;
import dev.tenken.host.transport.ContainerTransport;
import dev.tenken.host.transport.LocalTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same batch inside containers and other roots, of this machine and of others. */
@Timeout(120)
class ContainerTransportTest {
  private static final Probe WHERE = COMMAND.probe(". /etc/os-release; echo \"$ID $VERSION_ID\"");

  @TempDir Path folder;
  private final TestRun run = new TestRun();

  @AfterEach
  void end() {
    run.close();
  }

  @Test
  void chrootAsksWhatLiesBelowTheRoot() {
    Tools.needRoot();
    Path root = TestHosts.labLog("rpm-01").resolve("../../..").normalize();
    FactSource image =
        TestHosts.open("image", Map.of("transport", "chroot", "root", root.toString()), run);

    AskingFacts facts = new AskingFacts(image);
    assertThat(new HostFile(facts, "/etc/hostname").content()).isEqualTo("rpm-01\n");
    assertThat(new Pkg(facts, "nginx").isInstalled().by("rpm").judge().holds()).isTrue();
    assertThat(new Pkg(facts, "httpd").isInstalled().by("rpm").judge().holds()).isFalse();
    image.close();
  }

  @Test
  void nsenterAsksInTheNamespacesOfAProcess() throws Exception {
    Tools.needRoot();
    TestHosts.lab("web-01");
    long leader =
        ProcessHandle.allProcesses()
            .filter(process -> line(process).matches("systemd-nspawn .* -M web-01 .*"))
            .flatMap(ProcessHandle::children)
            .findFirst()
            .orElseThrow()
            .pid();
    Path file = Files.writeString(folder.resolve("with space.pid"), leader + "\n");
    FactSource host =
        TestHosts.open("web", Map.of("transport", "nsenter", "pid_file", file.toString()), run);

    AskingFacts facts = new AskingFacts(host);
    assertThat(new Service(facts, "app").isRunning().judge().holds()).isTrue();
    assertThat(new Service(facts, "failed").isRunning().judge().holds()).isFalse();
    assertThat(new Port(facts, "9000").isListening().on("127.0.0.1").judge().holds()).isTrue();
    assertThat(stdout(host, COMMAND.probe("hostname"))).isEqualTo("web-01\n");
    host.close();
  }

  private static String line(ProcessHandle process) {
    return process.info().commandLine().orElse("").replaceFirst("^\\S*/", "");
  }

  @ParameterizedTest
  @CsvSource({
    "podman, app, /srv/image",
    "docker, app, /srv/image",
    "lxc, box, /var/lib/lxc/box/rootfs",
    "nspawn, box, /srv/box",
    "chroot, box, /srv/box"
  })
  void containersOnAnotherHostAreAskedOverItsConnection(
      String transport, String container, String image) throws Exception {
    FactSource host = TestHosts.open("inside", onContainerHost(transport, container), run);
    Path log = TestHosts.labLog("cont-01");
    Map<String, Long> before = sessions(log);

    assertThat(stdout(host, WHERE)).isEqualTo("lab " + image + "\n");
    AskingFacts facts = new AskingFacts(host);
    assertThat(new HostFile(facts, "/bin/busybox").isExecutable().judge().holds()).isTrue();
    assertThat(new HostFile(facts, "/usr/bin/podman").exists().holds()).isFalse();
    host.close();

    Map<String, Long> after = sessions(log);
    before.forEach(after::remove);
    assertThat(after.values())
        .as("a channel a round, by the server's log; others may log in meanwhile")
        .contains(run.ledger().of("inside", "ssh.channel"));
    assertThat(run.ledger().of("inside", "ssh.channel")).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"podman", "docker", "lxc", "nspawn", "chroot"})
  void containerThatIsNotThereIsUnknown(String transport) {
    FactSource host = TestHosts.open("inside", onContainerHost(transport, "nosuch"), run);

    Cause cause = cause(ask(host, WHERE));

    assertThat(cause.message())
        .contains("nosuch on tenken@")
        .contains("did not start a shell")
        .containsPattern(
            "(?i)no such container|does not exist|no machine|not running|failed|no such file");
    host.close();
  }

  private static Map<String, Object> onContainerHost(String transport, String container) {
    return TestHosts.lab(
        "cont-01",
        "transport",
        transport,
        "via",
        "ssh",
        "container",
        container,
        "root",
        "/srv/" + container,
        "become",
        "true");
  }

  /** Returns how many commands were started over each connection, by its port. */
  private static Map<String, Long> sessions(Path log) throws IOException {
    Pattern line = Pattern.compile("Starting session: command for tenken from \\S+ port (\\d+)");
    try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      return lines
          .map(line::matcher)
          .filter(Matcher::find)
          .collect(
              Collectors.groupingBy(found -> found.group(1), TreeMap::new, Collectors.counting()));
    }
  }

  /** The engines that this machine has not: a program that notes its words and runs the rest. */
  @ParameterizedTest
  @CsvSource({
    "docker, docker, exec -i app sh -c",
    "lxd, lxc, exec app -T -- sh -c",
    "incus, incus, exec app -T -- sh -c"
  })
  void standInForAnEngineIsCalledOncePerRoundWithWordsOfItsOwn(
      String transport, String program, String words) throws Exception {
    Path calls = folder.resolve("calls");
    Path standIn =
        Files.writeString(
            folder.resolve(program),
            "#!/bin/sh\n"
                + ("echo \"$# $*\" >>" + calls + "\n")
                + "while [ \"$1\" != sh ]; do shift; done\nexec \"$@\"\n");
    assertThat(standIn.toFile().setExecutable(true)).isTrue();
    ContainerTransport inside =
        new ContainerTransport(
            new LocalTransport(Map.of("PATH", folder + ":" + System.getenv("PATH"))),
            Container.of(transport, "app"));
    Batch batch = new Batch("app", inside, Become.NOBODY, Limits.DEFAULT, run);

    Probe one = COMMAND.probe("echo one");
    Probe two = COMMAND.probe("echo 'two; $(id)'");
    Map<Probe, Fact<Data>> facts = batch.ask(Set.of(one, two));

    assertThat(data(facts.get(one)).text("stdout")).isEqualTo("one\n");
    assertThat(data(facts.get(two)).text("stdout")).isEqualTo("two; $(id)\n");
    assertThat(Files.readAllLines(calls))
        .singleElement()
        .asString()
        .startsWith(words.split(" ", -1).length + 1 + " " + words + " echo; echo tk");
  }

  @Test
  void missingEngineIsUnknown() {
    ContainerTransport inside =
        new ContainerTransport(
            new LocalTransport(Map.of("PATH", folder + ":/usr/bin:/bin")),
            Container.of("incus", "app"));
    Batch batch = new Batch("app", inside, Become.NOBODY, Limits.DEFAULT, run);

    assertThat(cause(batch.ask(Set.of(WHERE)).get(WHERE)).message())
        .startsWith("the log-in on Incus instance app on this machine did not start a POSIX shell")
        .contains("incus")
        .endsWith("not found");
  }

  private static String stdout(FactSource host, Probe probe) {
    return data(ask(host, probe)).text("stdout");
  }

  private static Fact<Data> ask(FactSource host, Probe probe) {
    return host.ask(Set.of(probe)).get(probe);
  }
}
