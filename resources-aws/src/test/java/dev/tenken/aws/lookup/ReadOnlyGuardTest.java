package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.aws.testing.AwsServer;
import dev.tenken.dsl.journal.Ledger;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.SendCommandRequest;
import software.amazon.awssdk.services.ssm.model.Target;
import software.amazon.awssdk.services.sts.StsClient;

/** Every operation of every shipped client is tried: what is not on the list sends nothing. */
class ReadOnlyGuardTest {
  private static final String INSTANCE = "i-0123456789abcdef0";

  private static final Target TAGGED = Target.builder().key("tag:Name").values("web").build();

  private AwsServer server;
  private AwsClients clients;

  @BeforeEach
  void start() {
    server = AwsServer.start();
    clients =
        new AwsClients(
            new AwsClients.Config(
                Optional.of(server.endpoint()), Duration.ofSeconds(20), 1, List.of()),
            own -> AnonymousCredentialsProvider.create(),
            own -> Region.AP_NORTHEAST_1,
            new CallCounter(new Ledger(), "main"),
            new AccountLimits(1_000));
  }

  @AfterEach
  void stop() {
    clients.close();
    server.close();
  }

  @Test
  void refusesEveryOperationThatIsNotListed() throws Exception {
    Set<String> refused = new TreeSet<>();
    int operations = 0;
    for (SdkClient client : all()) {
      for (Method operation : operations(client)) {
        operations++;
        if (isRefused(client, operation)) {
          refused.add(name(client, operation));
        } else {
          assertThat(allowed(client)).contains(name(client, operation));
        }
      }
    }

    assertThat(server.requests()).isEmpty();
    assertThat(operations).isGreaterThan(900);
    assertThat(refused).hasSizeGreaterThan(900 - Operations.READS.size());
  }

  /** Paginators and waiters send by the same clients. */
  @Test
  void refusesWhatPaginatorsAndWaitersWouldSend() throws InterruptedException {
    List<ThrowingCallable> others =
        List.of(
            () -> clients.ec2().describeSnapshotsPaginator(r -> {}).snapshots().iterator().next(),
            () -> clients.rds().describeEventsPaginator(r -> {}).iterator().next(),
            () -> clients.route53().listHealthChecksPaginator(r -> {}).iterator().next(),
            () -> clients.ec2().waiter().waitUntilSnapshotCompleted(r -> {}),
            () -> clients.rds().waiter().waitUntilDBSnapshotAvailable(r -> {}),
            () -> clients.route53().waiter().waitUntilResourceRecordSetsChanged(r -> r.id("C1")),
            // It signs a request of its own before it sends one.
            () ->
                clients
                    .ec2()
                    .copySnapshot(r -> r.sourceRegion("us-east-1").sourceSnapshotId("snap-1")));

    assertThat(others)
        .allSatisfy(
            other ->
                assertThatThrownBy(other)
                    .satisfiesAnyOf(
                        error -> assertThat(error).isInstanceOf(ReadOnlyGuard.Refused.class),
                        error ->
                            assertThat(error).hasCauseInstanceOf(ReadOnlyGuard.Refused.class)));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void listsOnlyOperationsThatAClientHas() throws Exception {
    Set<String> known = new TreeSet<>();
    for (SdkClient client : all()) {
      operations(client).forEach(operation -> known.add(name(client, operation)));
    }

    assertThat(known)
        .containsAll(Operations.READS)
        .containsAll(Operations.ASSUME_ROLE)
        .containsAll(Operations.RUN_COMMAND);
  }

  @Test
  void letsNoOperationPassThatReadsASecretOrTakesAnAnswerAway() {
    assertThat(Operations.READS)
        .noneMatch(
            name ->
                name.matches(
                    ".*:(GetPasswordData|GetConsole.*|Receive.*|GetSecretValue|Decrypt|Download.*)"))
        .allMatch(name -> name.matches("(ec2|rds|route53):(Describe|List|Get)\\w+"));
  }

  @Test
  void saysWhichOperationItRefused() {
    assertThatThrownBy(
            () -> clients.ec2().terminateInstances(r -> r.instanceIds("i-0123456789abcdef0")))
        .isInstanceOf(ReadOnlyGuard.Refused.class)
        .hasMessage(
            "ec2:TerminateInstances was refused: Tenken sends only the operations on its list of"
                + " reads");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void runsCommandsOnlyForTheHostThatIsConfiguredSo() {
    SsmClient reading =
        clients
            .guarded(SsmClient.builder(), Operations.READS)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build();
    SsmClient client = clients.runCommand(INSTANCE);
    List<Consumer<SendCommandRequest.Builder>> others =
        List.of(
            r -> r.instanceIds("i-0fedcba9876543210"),
            r -> r.instanceIds(INSTANCE, "i-0fedcba9876543210"),
            r -> r.instanceIds(List.of()).targets(TAGGED),
            r -> r.targets(TAGGED),
            r -> r.documentName("AWS-RunPatchBaseline"),
            r -> r.outputS3BucketName("bucket"),
            r -> r.serviceRoleArn("arn:aws:iam::123456789012:role/notify"),
            r -> r.cloudWatchOutputConfig(c -> c.cloudWatchOutputEnabled(true)));

    assertThatThrownBy(() -> reading.sendCommand(command(r -> {})))
        .isInstanceOf(ReadOnlyGuard.Refused.class)
        .hasMessage(
            "ssm:SendCommand was refused: Tenken sends only the operations on its list of reads");
    for (Consumer<SendCommandRequest.Builder> other : others) {
      assertThatThrownBy(() -> client.sendCommand(command(other)))
          .isInstanceOf(ReadOnlyGuard.Refused.class)
          .hasMessage(
              "ssm:SendCommand was refused: Tenken runs AWS-RunShellScript on "
                  + INSTANCE
                  + " only, as that host is configured");
    }
    assertThat(server.requests()).isEmpty();
  }

  private static SendCommandRequest command(Consumer<SendCommandRequest.Builder> change) {
    return SendCommandRequest.builder()
        .instanceIds(INSTANCE)
        .documentName("AWS-RunShellScript")
        .applyMutation(change)
        .build();
  }

  private List<SdkClient> all() throws InterruptedException {
    return List.of(
        clients.ec2(), clients.rds(), clients.route53(), sts(), clients.runCommand(INSTANCE));
  }

  private StsClient sts() {
    return clients
        .guarded(StsClient.builder(), Operations.ASSUME_ROLE)
        .credentialsProvider(AnonymousCredentialsProvider.create())
        .build();
  }

  private static Set<String> allowed(SdkClient client) {
    return client instanceof StsClient
        ? Operations.ASSUME_ROLE
        : client instanceof SsmClient ? Operations.RUN_COMMAND : Operations.READS;
  }

  private static List<Method> operations(SdkClient client) {
    Class<?> type =
        List.of(
                Ec2Client.class,
                RdsClient.class,
                Route53Client.class,
                StsClient.class,
                SsmClient.class)
            .stream()
            .filter(each -> each.isInstance(client))
            .findFirst()
            .orElseThrow();
    List<Method> operations = new ArrayList<>();
    for (Method method : type.getMethods()) {
      if (method.getParameterCount() == 1
          && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0])
          && !method.getName().endsWith("Paginator")) {
        operations.add(method);
      }
    }
    return operations;
  }

  private static boolean isRefused(SdkClient client, Method operation) throws Exception {
    if (allowed(client).contains(name(client, operation))) {
      return false;
    }
    Class<?> type = operation.getParameterTypes()[0];
    Object builder = type.getMethod("builder").invoke(null);
    Method build =
        Arrays.stream(builder.getClass().getMethods())
            .filter(method -> method.getName().equals("build"))
            .findFirst()
            .orElseThrow();
    build.setAccessible(true);
    try {
      operation.invoke(client, build.invoke(builder));
      return false;
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof ReadOnlyGuard.Refused;
    }
  }

  private static String name(SdkClient client, Method operation) {
    String request = operation.getParameterTypes()[0].getSimpleName();
    String name = request.substring(0, request.length() - "Request".length());
    String sdkName =
        name.replaceAll("^(Describe|Create|Delete|Modify|Copy|Start|Stop|Reboot|Reset)Db", "$1DB");
    return client.serviceName() + ":" + (client instanceof RdsClient ? sdkName : name);
  }
}
