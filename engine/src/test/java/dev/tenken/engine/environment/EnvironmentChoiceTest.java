package dev.tenken.engine.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentChoiceTest {
  private static final String TWO =
      """
      environments:
        staging: { hosts: { web-01: {} } }
        production: { hosts: { web-11: {} } }
      """;

  private Written written;

  @BeforeEach
  void write(@TempDir Path folder) {
    written = Written.in(folder);
  }

  @Test
  void theOneAskedForIsTaken() {
    Environment environment = written.tenkenYml(TWO).environment(Optional.of("production"));

    assertThat(environment.name()).isEqualTo("production");
    assertThat(environment.explicit()).isTrue();
    assertThat(environment.targets()).extracting("name").containsExactly("web-11");
  }

  @Test
  void theDefaultIsTakenWhenNoneIsAskedFor() {
    Environment environment = written.environment("default: staging\n" + TWO);

    assertThat(environment.name()).isEqualTo("staging");
    assertThat(environment.explicit()).isFalse();
  }

  @Test
  void theOnlyOneNeedsNoName() {
    assertThat(written.environment("environments: { local: { hosts: { me: {} } } }").name())
        .isEqualTo("local");
  }

  @Test
  void severalWithoutADefaultAreListed() {
    Throwable error = catchThrowable(() -> written.environment(TWO));

    assertThat(written.relative(error))
        .isEqualTo("tenken.yml: choose an environment by its name: production, staging");
  }

  @Test
  void anUnknownNameIsAnErrorThatNamesTheNearest() {
    Throwable error =
        catchThrowable(() -> written.tenkenYml(TWO).environment(Optional.of("stagin")));

    assertThat(written.relative(error))
        .isEqualTo(
            "tenken.yml: no environment 'stagin' among production, staging;"
                + " did you mean 'staging'?");
  }

  @Test
  void aMissingFileIsAnError() {
    Throwable error =
        catchThrowable(
            () ->
                TenkenYml.read(
                    written.folder().resolve("none.yml"),
                    new SettingKeys(java.util.List.of()),
                    name -> Optional.empty()));

    assertThat(written.relative(error))
        .isEqualTo(
            "none.yml does not exist; it names the hosts and accounts that specs run against");
  }

  @Test
  void aReplayHasNoTargetsOfItsOwn() {
    Environment environment =
        written.environment("environments: { demo: { replay: environments/demo } }");

    assertThat(environment.replay())
        .contains(written.folder().toAbsolutePath().resolve("environments/demo"));
    assertThat(environment.targets()).isEmpty();
  }
}
