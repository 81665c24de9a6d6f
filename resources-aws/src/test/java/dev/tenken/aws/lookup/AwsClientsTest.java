package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Ledger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;

/** What clients share, and what they leave. */
class AwsClientsTest {
  private final AccountLimits limits = new AccountLimits(5);

  @Test
  void targetsOfOneAccountShareItsLimitWhateverTheyReachItBy() {
    try (AwsClients one = clients("111111111111", "profile-a", "");
        AwsClients other = clients("111111111111", "profile-b", "");
        AwsClients another = clients("222222222222", "profile-a", "")) {
      assertThat(one.route53Limit())
          .isSameAs(other.route53Limit())
          .isNotSameAs(another.route53Limit());
    }
  }

  @Test
  void whereTheCredentialsDoNotTellTheAccountTheConfigurationStandsForIt() {
    try (AwsClients one = clients("", "profile-a", "");
        AwsClients again = clients("", "profile-a", "");
        AwsClients other = clients("", "profile-b", "");
        AwsClients elsewhere = clients("", "profile-a", "http://127.0.0.1:1")) {
      assertThat(one.route53Limit())
          .isSameAs(again.route53Limit())
          .isNotSameAs(other.route53Limit())
          .isNotSameAs(elsewhere.route53Limit());
    }
  }

  @Test
  void allThatWasMadeIsClosedTheLastFirst() {
    List<String> closed = new ArrayList<>();
    AwsClients clients = clients("", "", "");
    clients.closedAtEnd(() -> closed.add("first"));
    clients.closedAtEnd(() -> closed.add("second"));

    clients.close();
    clients.close();

    assertThat(closed).containsExactly("second", "first");
  }

  private AwsClients clients(String account, String profile, String endpoint) {
    AwsBasicCredentials.Builder credentials =
        AwsBasicCredentials.builder().accessKeyId("key").secretAccessKey("secret");
    if (!account.isEmpty()) {
      credentials.accountId(account);
    }
    return new AwsClients(
        new AwsClients.Config(
            Optional.of(endpoint).filter(it -> !it.isEmpty()).map(URI::create),
            Duration.ofSeconds(1),
            1,
            List.of(profile)),
        clients -> StaticCredentialsProvider.create(credentials.build()),
        clients -> Region.AP_NORTHEAST_1,
        new CallCounter(new Ledger(), "main"),
        limits);
  }
}
