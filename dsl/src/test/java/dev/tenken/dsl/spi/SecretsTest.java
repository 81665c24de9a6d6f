package dev.tenken.dsl.spi;

import static org.assertj.core.api.Assertions.assertThat;

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
