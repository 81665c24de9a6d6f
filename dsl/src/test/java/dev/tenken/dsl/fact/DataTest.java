package dev.tenken.dsl.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataTest {
  @Test
  void numbersAndNestingAreNormalized() {
    Data data =
        Data.map("a", 1, "b", Arrays.asList(1L, null, "x"), "c", Map.of("d", 2.5), "e", null);
    assertThat(data.names()).containsExactly("a", "b", "c");
    assertThat(data.number("a")).isEqualTo(1);
    assertThat(data.list("b")).hasSize(2);
    assertThat(data.get("c").text("d")).isEqualTo("2.5");
    assertThat(data).isEqualTo(Data.of(data.tree()));
  }

  @Test
  void aMaskedMemberIsThereButCannotBeRead() {
    Data data = Data.map("password", Data.MASKED);
    assertThat(data.has("password")).isTrue();
    assertThatThrownBy(() -> data.text("password"))
        .isInstanceOf(Undetermined.class)
        .hasMessage("the value was masked in the recording");
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> Data.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not plain data: java.lang.Object");
  }
}
