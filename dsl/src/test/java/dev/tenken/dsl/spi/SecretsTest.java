package dev.tenken.dsl.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private final Secrets secrets = new Secrets();

  @Test
  void aSecretIsMaskedInEveryForm() {
    secrets.add("it's/s3cret");
    assertThat(
            secrets.mask(
                "it's/s3cret 'it'\\''s/s3cret' aXQncy9zM2NyZXQ= it%27s%2Fs3cret and the rest"))
        .isEqualTo("******** '********' ******** ******** and the rest");
    assertThat(secrets.isIn("x it's/s3cret")).isTrue();
  }

  @Test
  void aSecretIsMaskedHoweverItIsWrittenOut() {
    secrets.add("a\\b \"c\"\nsecond line");

    assertThat(secrets.mask("a\\\\b \"c\"\\nsecond line")).isEqualTo("********");
    assertThat(secrets.mask("a\\\\b \\\"c\\\"\\nsecond line")).isEqualTo("********");
    assertThat(secrets.mask("a%5Cb%20%22c%22%0Asecond%20line")).isEqualTo("********");
    assertThat(secrets.mask("the second line alone")).isEqualTo("the ******** alone");
  }

  @Test
  void aSecretIsMaskedWithinSomethingInBase64() {
    secrets.add("tiger-lily");

    for (String user : List.of("", "o", "op", "ops")) {
      byte[] bytes = (user + "tiger-lily:x").getBytes(StandardCharsets.UTF_8);
      assertThat(secrets.mask(Base64.getEncoder().encodeToString(bytes))).contains("********");
    }
  }

  @Test
  void aSecretIsMaskedWhereATextWasCutInTheMidstOfIt() {
    secrets.add("tiger-lily-of-the-valley");

    assertThat(secrets.mask("the tiger-lily-o… (300 characters)"))
        .isEqualTo("the ********… (300 characters)");
    assertThat(secrets.mask("the tig… and tiger…")).isEqualTo("the tig… and ********…");
  }

  @Test
  void whatIsTooShortIsLeftAlone() {
    secrets.add("abc");
    assertThat(secrets.mask("abcdef")).isEqualTo("abcdef");
  }

  @Test
  void namesTellSecrets() {
    assertThat(Secrets.isSecretName("become_password")).isTrue();
    assertThat(Secrets.isSecretName("API_TOKEN")).isTrue();
    assertThat(Secrets.isSecretName("user")).isFalse();
  }
}
