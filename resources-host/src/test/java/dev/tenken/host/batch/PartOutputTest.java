package dev.tenken.host.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The frames of a part. */
class PartOutputTest {
  private final PartOutput output = new PartOutput();

  @Test
  void partsWithAllFramesAreWhole() {
    take("l", "a line");
    take("p", "half a line, ");
    take("l", "its rest");
    take("o.", "3");
    take("s", "0");
    take("e.", "0");

    assertThat(output.isWhole()).isTrue();
  }

  @Test
  void lostFramesAreNoticed() {
    take("l", "a line");
    assertThatThrownBy(() -> take("o.", "2")).hasMessage("a frame is lost");

    assertThat(output.isWhole()).isFalse();
  }

  private void take(String stream, String data) {
    output.take(stream, data, Duration.ZERO);
  }
}
