package dev.tenken.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {
  @Test
  void theTwoSpellingsTurnIntoEachOther() {
    assertThat(Names.camel("with_version")).isEqualTo("withVersion");
    assertThat(Names.snake("withVersion")).isEqualTo("with_version");
    assertThat(Names.snake("DBInstanceClass")).isEqualTo("db_instance_class");
  }

  @Test
  void onlyASlipHasANearestName() {
    assertThat(Names.nearest("instaled", List.of("installed", "running"))).contains("installed");
    assertThat(Names.nearest("zebra", List.of("installed", "running"))).isEmpty();
  }
}
