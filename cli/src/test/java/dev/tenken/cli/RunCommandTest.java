package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.dsl.testkit.TestRun;
import dev.tenken.host.HostProvider;
import dev.tenken.host.batch.HostKind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Hosts asked by run commands of AWS Systems Manager: real calls of the SDK over HTTP to a {@link
 * SystemsManager stand-in}, which really runs what is sent.
 */
@Timeout(120)
class RunCommandTest {
  private static final HostKind PRINT =
      HostKind.of("print", 1, (probes, section) -> print(probes, section)).asCommand();

  private final TestRun run = new TestRun();
  private SystemsManager service;

  @BeforeEach
  void start() throws IOException {
    service = new SystemsManager();
    System.setProperty("aws.accessKeyId", "AKIDOFTEST");
    System.setProperty("aws.secretAccessKey", "secret-of-test");
  }

  @AfterEach
  void stop() {
    service.close();
    run.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  @Test
  void aRoundIsOneCommand() {
    try (FactSource host = open(Map.of())) {
      Probe one = PRINT.probe("echo one; echo '点検 $(id)'");
      Probe two = PRINT.probe("exit 3");

      Map<Probe, Fact<Data>> facts = host.ask(Set.of(one, two));

      assertThat(data(facts.get(one)).text("stdout")).isEqualTo("one\n点検 $(id)\n");
      assertThat(data(facts.get(two)).number("status")).isEqualTo(3);
    }
    assertThat(service.requests())
        .containsExactly(
            "SendCommand", "GetCommandInvocation", "GetCommandInvocation", "GetCommandInvocation");
    assertThat(run.ledger().all())
        .isEqualTo(Map.of("web", Map.of("ssm:SendCommand", 1L, "ssm:GetCommandInvocation", 3L)));
  }

  @Test
  void aRootDirectoryOnTheInstanceIsAskedThroughIt() {
    assumeTrue("root".equals(System.getProperty("user.name")));
    try (FactSource host = open(Map.of("transport", "chroot", "via", "ssm", "root", "/"))) {
      Probe probe = PRINT.probe("echo inside");

      assertThat(data(host.ask(Set.of(probe)).get(probe)).text("stdout")).isEqualTo("inside\n");
    }
    assertThat(service.count("SendCommand")).isEqualTo(1);
  }

  @Test
  void outputThatCompressesComesWhole() {
    try (FactSource host = open(Map.of())) {
      Probe probe =
          PRINT.probe("i=0; while [ $i -lt 20000 ]; do echo 'all alike'; i=$((i+1)); done");

      assertThat(data(host.ask(Set.of(probe)).get(probe)).text("stdout")).hasSize(200_000);
    }
    assertThat(service.count("SendCommand")).isEqualTo(1);
  }

  @Test
  void whatWasCutOffIsAskedAgainInSmallerBatches() {
    Set<Probe> probes = new LinkedHashSet<>();
    for (int i = 0; i < 4; i++) {
      probes.add(PRINT.probe("head -c 9000 /dev/urandom; : " + i));
    }
    try (FactSource host = open(Map.of())) {
      Map<Probe, Fact<Data>> facts = host.ask(probes);

      assertThat(facts).hasSize(4);
      assertThat(facts.values())
          .allSatisfy(fact -> assertThat(data(fact).number("length")).isEqualTo(9000));
    }
    assertThat(service.count("SendCommand")).isBetween(2L, 15L);
  }

  @Test
  void whatIsLongerThanACommandGivesBackIsUnknown() {
    try (FactSource host = open(Map.of())) {
      Probe big = PRINT.probe("head -c 100000 /dev/urandom");
      Probe small = PRINT.probe("echo small");

      Map<Probe, Fact<Data>> facts = host.ask(new LinkedHashSet<>(List.of(big, small)));

      assertThat(cause(facts.get(big)))
          .isEqualTo(
              new Cause(
                  Cause.Reason.LIMIT,
                  "the answer is longer than a run command gives back (24,000 characters,"
                      + " compressed)"));
      assertThat(data(facts.get(small)).text("stdout")).isEqualTo("small\n");
    }
  }

  @Test
  void anInstanceThatIsNotManagedIsUnknown() {
    service.refuse("InvalidInstanceId");
    try (FactSource host = open(Map.of())) {
      Probe probe = PRINT.probe("echo");

      assertThat(cause(host.ask(Set.of(probe)).get(probe)).message())
          .isEqualTo("ssm:SendCommand answered InvalidInstanceId: as told");
    }
  }

  @Test
  void aMissingRightIsUnknown() {
    service.refuse("AccessDeniedException");
    try (FactSource host = open(Map.of())) {
      Probe probe = PRINT.probe("echo");

      assertThat(cause(host.ask(Set.of(probe)).get(probe)).reason())
          .isEqualTo(Cause.Reason.PERMISSION_DENIED);
    }
  }

  @Test
  void secretsAreNotSent() {
    assertThatThrownBy(
            () ->
                open(
                    Map.of(
                        "become",
                        "true",
                        "become_user",
                        "app",
                        "become_password",
                        "hunter2hunter2")))
        .isInstanceOf(ConfigurationError.class)
        .hasMessage("become_password can't be told to sudo by transport ssm");
    assertThat(service.requests()).isEmpty();
  }

  @Test
  void mistakesInTheEntryAreNamed() {
    assertThatThrownBy(() -> open(Map.of("instance_id", "web-01")))
        .hasMessage("instance_id must be an id such as i-0123456789abcdef0, not 'web-01'");
    assertThatThrownBy(() -> open(Map.of("ssm", Map.of("regoin", "x"))))
        .hasMessage("unknown key 'regoin'; did you mean 'region'?");
  }

  private FactSource open(Map<String, Object> changes) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("transport", "ssm");
    settings.put("instance_id", SystemsManager.INSTANCE);
    settings.put("ssm", Map.of("endpoint", service.endpoint(), "region", "ap-northeast-1"));
    settings.putAll(changes);
    Target target =
        new Target(
            "web", TargetType.HOST, List.of(), Map.of(), Map.of(), "", Settings.of(settings));
    return new HostProvider().open(target, run);
  }

  private static Map<Probe, Fact<Data>> print(
      List<Probe> probes, dev.tenken.host.batch.Section section) {
    Map<Probe, Fact<Data>> facts = new LinkedHashMap<>();
    Data data =
        Data.map(
            "stdout",
            section.text(),
            "length",
            section.output().length,
            "status",
            section.status());
    probes.forEach(probe -> facts.put(probe, section.present(data, "")));
    return facts;
  }

  private static Data data(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Present.class);
    return ((Fact.Present<Data>) fact).value();
  }

  private static Cause cause(Fact<Data> fact) {
    assertThat(fact).isInstanceOf(Fact.Unknown.class);
    return ((Fact.Unknown<Data>) fact).cause();
  }
}
