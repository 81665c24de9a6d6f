package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A call without an answer is unknown, with its cause; nothing is read as absent. */
class RetriesTest {
  private static final Probe INSTANCE = Probe.of(Ec2Api.INSTANCE, "web-01");

  @Test
  void aThrottleIsRetriedAndThenUnknownAndTheLedgerCountsEachRequest() {
    try (AwsServer server = AwsServer.serving("ec2-throttled");
        SpecRun run =
            new SpecRun().target("main", Map.of("endpoint", server.endpoint(), "attempts", "2"))) {
      assertUnknown(
          run.ask("main", INSTANCE),
          Cause.Reason.THROTTLED,
          "ec2:DescribeInstances answered RequestLimitExceeded: Request limit exceeded"
              + " (retries used up)");
      assertThat(server.counts()).isEqualTo(Map.of("ec2:DescribeInstances", 2L));
      assertThat(run.ledger().all())
          .isEqualTo(
              Map.of(
                  "main", Map.of("ec2:DescribeInstances", 1L, "retry ec2:DescribeInstances", 1L)));
    }
  }

  @Test
  void aRefusalIsUnknown() {
    assertUnknown(
        served("ec2-denied"),
        Cause.Reason.PERMISSION_DENIED,
        "ec2:DescribeInstances answered UnauthorizedOperation: You are not authorized to perform"
            + " this operation");
  }

  @Test
  void expiredCredentialsAreUnknown() {
    assertUnknown(
        served("ec2-expired"),
        Cause.Reason.CREDENTIALS,
        "ec2:DescribeInstances answered RequestExpired: Request has expired");
  }

  @Test
  void anErrorPageIsUnknown() {
    assertUnknown(served("html-500"), Cause.Reason.OTHER, "ec2:DescribeInstances answered 500");
  }

  @Test
  void aListWhoseSecondPageIsThrottledIsUnknown() {
    assertUnknown(
        served("half"),
        Cause.Reason.THROTTLED,
        "ec2:DescribeInstances answered RequestLimitExceeded");
  }

  @Test
  void anAnswerThatBreaksOffIsUnknown() {
    assertUnknown(
        served("half", Probe.of(Ec2Api.VOLUME, "data")),
        Cause.Reason.OTHER,
        "ec2:DescribeVolumes: ");
  }

  /** An instance may go between two calls, and a name may be none: others share the call. */
  @Test
  void whatARefusalDoesNotNameIsAskedForAgain() {
    Probe gone = Probe.of(Ec2Api.INSTANCE_STATUS, "i-00000000000000009");
    Probe group = Probe.of(VpcApi.SECURITY_GROUP, "no~group");
    Probe tagged = Probe.of(VpcApi.SECURITY_GROUP, "tagged");
    Probe bad = Probe.of(RdsApi.INSTANCE, "not_a_name");
    try (AwsServer server = AwsServer.serving("one-refused");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      Map<Probe, Fact<Data>> facts =
          run.ask(
              "main",
              Set.of(
                  Probe.of(Ec2Api.INSTANCE_STATUS, "i-00000000000000001"),
                  Probe.of(Ec2Api.INSTANCE_STATUS, "i-00000000000000002"),
                  gone,
                  bad,
                  group,
                  tagged,
                  Probe.of(RdsApi.INSTANCE, "app-db"),
                  Probe.of(RdsApi.INSTANCE, "no-such-db")));

      assertUnknown(
          facts.get(gone),
          Cause.Reason.OTHER,
          "ec2:DescribeInstanceStatus answered InvalidInstanceID.NotFound: The instance ID"
              + " 'i-00000000000000009' does not exist");
      assertUnknown(
          facts.get(bad),
          Cause.Reason.OTHER,
          "rds:DescribeDBInstances answered InvalidParameterValue: ");
      assertThat(facts.values().stream().filter(Fact.Unknown.class::isInstance)).hasSize(3);
      assertThat(facts.get(tagged)).isInstanceOf(Fact.Present.class);
      assertThat(facts.get(Probe.of(RdsApi.INSTANCE, "no-such-db")))
          .isInstanceOf(Fact.Absent.class);
      assertThat(server.counts())
          .isEqualTo(
              Map.of(
                  "ec2:DescribeInstanceStatus", 2L,
                  "ec2:DescribeSecurityGroups", 3L,
                  "rds:DescribeDBInstances", 2L));
      assertThat(run.ledger().all()).isEqualTo(Map.of("main", server.counts()));
    }
  }

  @Test
  void aRefusalThatNamesNothingLeavesAllUnknownAfterOneCall() {
    assertRefusedAtOnce(
        Set.of(Probe.of(Ec2Api.VOLUME, "data"), Probe.of(Ec2Api.VOLUME, "other")),
        "ec2:DescribeVolumes",
        " answered InvalidParameterValue: A value is invalid");
  }

  /** Two spellings of a name share a call that is the same without one of them. */
  @Test
  void aCallThatIsNotMadeAgainLeavesAllUnknownForWhatTheServiceSays() {
    assertRefusedAtOnce(
        Set.of(
            Probe.of(Route53Api.HOSTED_ZONE, "first.example", "", ""),
            Probe.of(Route53Api.HOSTED_ZONE, "First.Example", "", "")),
        "route53:ListHostedZonesByName",
        " answered InvalidDomainName: first.example is not valid");
  }

  private static void assertRefusedAtOnce(Set<Probe> probes, String operation, String said) {
    try (AwsServer server = AwsServer.serving("one-refused");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(run.ask("main", probes).values())
          .hasSize(2)
          .allSatisfy(fact -> assertUnknown(fact, Cause.Reason.OTHER, operation + said));
      assertThat(server.counts()).isEqualTo(Map.of(operation, 1L));
    }
  }

  @Test
  void aPageThatNamesItselfAsTheNextIsUnknown() {
    Probe zone = Probe.of(Route53Api.HOSTED_ZONE, "first.example", "", "");
    try (AwsServer server = AwsServer.serving("same-page");
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      Map<Probe, Fact<Data>> facts =
          run.ask(
              "main",
              Set.of(
                  INSTANCE,
                  Probe.of(RdsApi.PARAMETERS, "app"),
                  zone,
                  Probe.of(Route53Api.HOSTED_ZONE, "other.example", "", "")));

      assertThat(facts.values())
          .hasSize(4)
          .allSatisfy(
              fact ->
                  assertThat(((Fact.Unknown<Data>) fact).cause().message())
                      .endsWith("the endpoint names a page as the next one after itself"));
    }
  }

  @Test
  void aRefusedSignatureIsToldWithoutTheRequestThatWasSigned() {
    assertThat(((Fact.Unknown<Data>) served("signature")).cause())
        .isEqualTo(
            new Cause(
                Cause.Reason.CREDENTIALS,
                "ec2:DescribeInstances answered SignatureDoesNotMatch: The request signature we"
                    + " calculated does not match the signature you provided. Check your AWS Secret"
                    + " Access Key and signing method. Consult the service documentation for"
                    + " details"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "moved|OTHER|answered 301, a redirect to /login",
        "proxy-511|OTHER|answered 511",
        "html-200|OTHER|: the endpoint answered with text/html, which is no answer of AWS",
        "html-as-xml|OTHER|: the endpoint answered with text/xml, which is no answer of AWS",
        "without-list|OTHER|: the answer lacks the list that was asked for",
        "opt-in|PERMISSION_DENIED|answered OptInRequired: The AWS Access Key Id needs a"
            + " subscription for the service",
        "unrecognized|CREDENTIALS|answered UnrecognizedClientException: The security token included"
            + " in the request is invalid (or this region is not enabled for the account)",
        "token-id|CREDENTIALS|answered InvalidClientTokenId: The security token included in the"
            + " request is invalid (or this region is not enabled for the account)",
        "auth-failure|CREDENTIALS|answered 401: the credentials are not valid, or this region is not"
            + " enabled for the account",
        "skewed|CREDENTIALS|answered RequestTimeTooSkewed: The difference between the request time"
            + " and the current time is too large",
        "signature-expired|CREDENTIALS|answered SignatureDoesNotMatch: Signature expired:"
            + " 20261201T000000Z is now earlier than 20261201T001000Z (20261201T001500Z - 5 min.)",
      })
  void whatIsNoAnswerIsUnknownForItsCause(String served, Cause.Reason reason, String message) {
    assertThat(((Fact.Unknown<Data>) served(served)).cause())
        .isEqualTo(
            new Cause(
                reason, "ec2:DescribeInstances" + (message.startsWith(":") ? "" : " ") + message));
  }

  /** The clock may be set by what the service says: each request counts, and there are few. */
  @ParameterizedTest
  @ValueSource(strings = {"skewed", "signature-expired", "proxy-511", "moved"})
  void retriesEndAndAreCounted(String served) {
    try (AwsServer server = AwsServer.serving(served);
        SpecRun run = new SpecRun().target("main", Map.of("endpoint", server.endpoint()))) {
      assertThat(run.ask("main", INSTANCE)).isInstanceOf(Fact.Unknown.class);
      assertThat(server.requests()).hasSizeLessThanOrEqualTo(5);
      assertThat(run.ledger().all().get("main").values().stream().mapToLong(n -> n).sum())
          .isEqualTo(server.requests().size());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length: 1000", "Transfer-Encoding: chunked"})
  void aConnectionThatIsResetInTheMiddleOfAnAnswerIsUnknown(String header) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SpecRun run = at("http://127.0.0.1:" + server.getLocalPort(), "10s")) {
      Thread answering =
          new Thread(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().read(new byte[65_536]);
                  String part = "<DescribeInstancesResponse><reservationSet>";
                  socket
                      .getOutputStream()
                      .write(
                          ("HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\n"
                                  + header
                                  + "\r\n\r\n"
                                  + (header.endsWith("chunked") ? "2b\r\n" : "")
                                  + part)
                              .getBytes(StandardCharsets.US_ASCII));
                  socket.getOutputStream().flush();
                  Thread.sleep(200);
                  socket.setSoLinger(true, 0);
                } catch (IOException | InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });
      answering.start();

      assertUnknown(
          run.ask("main", INSTANCE),
          Cause.Reason.UNREACHABLE,
          "ec2:DescribeInstances: SocketException: Connection reset");
      answering.join();
    }
  }

  @Test
  void anEndpointThatIsNotThereIsUnknown() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (SpecRun run = at("http://127.0.0.1:" + port, "10s")) {
      assertUnknown(
          run.ask("main", INSTANCE),
          Cause.Reason.UNREACHABLE,
          "ec2:DescribeInstances: ConnectException: Connection refused");
    }
  }

  @Test
  void aServerThatNeverAnswersIsUnknownWithinTheLimit() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SpecRun run = at("http://127.0.0.1:" + silent.getLocalPort(), "1s")) {
      long start = System.nanoTime();
      assertUnknown(
          run.ask("main", INSTANCE),
          Cause.Reason.TIMED_OUT,
          "ec2:DescribeInstances did not answer in time");
      assertThat(System.nanoTime() - start).isLessThan(20_000_000_000L);
    }
  }

  @Test
  void aProfileThatIsNotThereIsUnknown() {
    try (SpecRun run = new SpecRun().target("main", Map.of("profile", "no-such-profile"))) {
      Fact<Data> fact = run.ask("main", INSTANCE);
      assertThat(fact).isInstanceOf(Fact.Unknown.class);
      Cause cause = ((Fact.Unknown<Data>) fact).cause();
      assertThat(cause.reason()).isEqualTo(Cause.Reason.CREDENTIALS);
      assertThat(cause.message()).contains("no-such-profile");
    }
  }

  private static SpecRun at(String endpoint, String timeout) {
    return new SpecRun()
        .target("main", Map.of("endpoint", endpoint, "timeout", timeout, "attempts", "1"));
  }

  private static Fact<Data> served(String name) {
    return served(name, INSTANCE);
  }

  private static Fact<Data> served(String name, Probe probe) {
    try (AwsServer server = AwsServer.serving(name);
        SpecRun run =
            new SpecRun().target("main", Map.of("endpoint", server.endpoint(), "attempts", "1"))) {
      return run.ask("main", probe);
    }
  }

  private static void assertUnknown(Fact<Data> fact, Cause.Reason reason, String message) {
    assertThat(fact).isInstanceOf(Fact.Unknown.class);
    Cause cause = ((Fact.Unknown<Data>) fact).cause();
    assertThat(cause.message()).startsWith(message);
    assertThat(cause.reason()).isEqualTo(reason);
  }
}
