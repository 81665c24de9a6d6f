package dev.tenken.host.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.spi.Channel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTransportTest {
  /** {@code timeout} and terminals signal the run's whole group of processes. */
  @Test
  void aCommandIsInAGroupOfItsOwn() throws Exception {
    String groups = said("ps -o pgid= -p $$; ps -o pgid= -p " + ProcessHandle.current().pid());

    assertThat(groups.split("\\s+")).doesNotHaveDuplicates().hasSize(2);
  }

  /** Else a process between the two would not be ended with the command. */
  @Test
  void theProcessIsTheShellItself() throws Exception {
    assertThat(said("ps -o ppid= -p $$")).isEqualTo(String.valueOf(ProcessHandle.current().pid()));
  }

  @Test
  void sudoStaysOnTheTerminal(@TempDir Path folder) throws Exception {
    Path sudo = Files.writeString(folder.resolve("sudo"), "#!/bin/sh\nps -o pgid= -p $PPID,$$\n");
    Files.setPosixFilePermissions(sudo, PosixFilePermissions.fromString("rwx------"));
    LocalTransport here = new LocalTransport(Map.of("PATH", folder + ":" + System.getenv("PATH")));

    assertThat(said(here, "exec sudo -n -- true").split("\\s+")).hasSize(2).containsOnly(group());
  }

  private static String group() throws Exception {
    return said("exec ps -o pgid= -p " + ProcessHandle.current().pid());
  }

  private static String said(String command) throws Exception {
    return said(new LocalTransport(), command);
  }

  private static String said(LocalTransport transport, String command) throws Exception {
    try (Channel channel = transport.start(command)) {
      return new String(channel.stdout().readAllBytes(), StandardCharsets.UTF_8).trim();
    }
  }
}
