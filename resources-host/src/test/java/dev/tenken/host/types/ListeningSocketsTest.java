package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What ss writes, as recorded of iproute2 6.1. */
class ListeningSocketsTest {
  @TempDir Path folder;

  @Test
  void socketsThatAreBoundToAnInterfaceAreRead() throws Exception {
    Path ss = folder.resolve("ss");
    Files.writeString(
        ss,
        """
        #!/bin/sh
        cat <<'END'
        Netid State  Recv-Q Send-Q      Local Address:Port Peer Address:Port Process
        udp   UNCONN 0      0              0.0.0.0%lo:7305      0.0.0.0:*    users:(("a",pid=1,fd=7))
        udp   UNCONN 0      0                    *%lo:7304            *:*    users:(("a",pid=1,fd=6))
        tcp   LISTEN 0      128                  *%lo:7301            *:*    users:(("a",pid=1,fd=3))
        tcp   LISTEN 0      128               [::]%lo:7302         [::]:*    users:(("a",pid=1,fd=4))
        tcp   LISTEN 0      128    [::ffff:127.0.0.1]:7307            *:*    users:(("a",pid=1,fd=9))
        tcp   LISTEN 0      128       [fe80::1]%eth0:7308         [::]:*    users:(("a",pid=1,fd=9))
        END
        """);
    ss.toFile().setExecutable(true);
    try (TestHost host = TestHost.toolsFirst(folder)) {
      AskingFacts facts = new AskingFacts(host);

      assertThat(holds(new Port(facts, "7301").isListening().with("tcp"))).isTrue();
      assertThat(holds(new Port(facts, "7301").isListening().with("tcp6"))).isTrue();
      assertThat(holds(new Port(facts, "7302").isListening().with("tcp"))).isFalse();
      assertThat(holds(new Port(facts, "7302").isListening().on("::"))).isTrue();
      assertThat(holds(new Port(facts, "7304").isListening().with("udp"))).isTrue();
      assertThat(holds(new Port(facts, "7305").isListening().with("udp6"))).isFalse();
      assertThat(holds(new Port(facts, "7307").isListening().on("127.0.0.1"))).isTrue();
      assertThat(holds(new Port(facts, "7308").isListening().on("fe80::1"))).isTrue();
    }
  }

  private static boolean holds(Port.Listening listening) {
    return listening.judge().holds();
  }
}
