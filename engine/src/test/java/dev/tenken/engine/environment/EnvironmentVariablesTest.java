package dev.tenken.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentVariablesTest {
  private Written written;

  @BeforeEach
  void write(@TempDir Path folder) {
    written = Written.in(folder).variable("SECRET", "${env:OTHER}");
  }

  @Test
  void aVariableIsReadOnceAndIsASecret() {
    Environment environment =
        written.environment(
            "environments: { s: { hosts: { a: { become_password: '${env:SECRET}' } } } }");

    assertThat(environment.targets().get(0).settings().text("become_password"))
        .contains("${env:OTHER}");
    assertThat(environment.secrets()).containsExactly("${env:OTHER}");
  }

  @Test
  void aKeyNamedLikeASecretHoldsASecret() {
    Environment environment =
        written.environment(
            """
            environments:
              s:
                vars: { db_password: tiger, password_min_days: 9000, api_token: abcdef }
                hosts: { a: { become_password: 12345 } }
            """);

    assertThat(environment.secrets()).containsExactlyInAnyOrder("tiger", "abcdef", "12345");
  }

  @Test
  void anUnsetVariableIsAnErrorOnlyWhenItsTargetIsUsed() {
    Environment environment =
        written.environment(
            """
            environments:
              s:
                hosts:
                  a: { become_password: '${env:NONE}' }
                  b: {}
            """);

    assertThatCode(() -> environment.use(environment.targets().get(1))).doesNotThrowAnyException();
    Throwable error = catchThrowable(() -> environment.use(environment.targets().get(0)));
    assertThat(written.relative(error))
        .isEqualTo(
            "tenken.yml:4: become_password is read from the environment variable NONE,"
                + " which is not set");
  }

  @Test
  void anEmptyVariableIsNoSetting() {
    Environment environment =
        written
            .variable("NONE", "")
            .environment(
                "environments: { s: { vars: { v: '${env:NONE}' },"
                    + " hosts: { a: { user: '${env:NONE}' }, b: {} } } }");

    assertThatCode(() -> environment.use(environment.targets().get(1))).doesNotThrowAnyException();
    Throwable error = catchThrowable(() -> environment.use(environment.targets().get(0)));
    assertThat(written.relative(error))
        .isEqualTo("tenken.yml:1: user is read from the environment variable NONE, which is empty");
  }

  /** Else sudo would be given that word as a password, once for each run. */
  @Test
  void aVariableAsAShellWritesItIsNoSetting() {
    Throwable error =
        catchThrowable(
            () ->
                written.environment(
                    "environments: { s: { hosts: { a: { become_password: '${DB_SUDO}' } } } }"));

    assertThat(written.relative(error))
        .isEqualTo(
            "tenken.yml:1: become_password would be '${DB_SUDO}' itself: write '${env:DB_SUDO}'");
    assertThat(
            written
                .environment("environments: { s: { vars: { v: '${uri}' }, hosts: { a: {} } } }")
                .vars())
        .containsEntry("v", "${uri}");
  }

  @Test
  void anUnsetVariableOfTheEnvironmentMattersToAllItsTargets() {
    Environment environment =
        written.environment(
            "environments: { s: { vars: { v: '${env:NONE}' }, hosts: { a: {} }, aws: {} } }");

    assertThat(environment.targets())
        .allSatisfy(
            target ->
                assertThat(catchThrowable(() -> environment.use(target)))
                    .hasMessageEndingWith(
                        "v is read from the environment variable NONE, which is not set"));
  }

  @Test
  void aVariableInBracesNeedsQuotes() {
    Throwable error =
        catchThrowable(
            () ->
                written.environment(
                    "environments:\n  s: { hosts: { a: { become_password: ${env:SECRET} } } }\n"));

    assertThat(written.relative(error))
        .isEqualTo("tenken.yml:2: inside { } or [ ], a variable needs quotes: '${env:NAME}'");
  }

  @Test
  void outsideBracesItNeedsNone() {
    Environment environment =
        written.environment(
            """
            environments:
              s:
                hosts:
                  a:
                    become_password: ${env:SECRET}
            """);

    assertThat(environment.targets().get(0).settings().text("become_password"))
        .contains("${env:OTHER}");
  }

  @Test
  void aVariableIsAWholeValue() {
    Throwable error =
        catchThrowable(
            () ->
                written.environment(
                    "environments: { s: { hosts: { a: { user: 'x${env:U}' } } } }"));

    assertThat(written.relative(error))
        .isEqualTo("tenken.yml:1: ${env:NAME} must be the whole value, not a part of 'x${env:U}'");
  }
}
