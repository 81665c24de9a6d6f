package dev.tenken.host.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.spi.Channel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
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

  /** Killed at once, who ends a batch's commands would leave what was not killed yet. */
  @Test
  void whatSeesTheEndOfItsInputEndsByItself(@TempDir Path folder) throws Exception {
    Path ended = folder.resolve("ended");
    Channel channel =
        new LocalTransport().start("echo begun; read -r line; sleep 0.3; echo yes >" + ended);
    assertThat(channel.stdout().read()).isEqualTo('b');

    channel.close();

    assertThat(ended).content().isEqualTo("yes\n");
  }

  @Test
  void whatDoesNotIsKilledWithAllThatItStarted() throws Exception {
    Channel channel = new LocalTransport().start("sleep 1000.25 & echo $!; sleep 1000.25; exit");
    StringBuilder pid = new StringBuilder();
    for (int next = channel.stdout().read(); next != '\n'; next = channel.stdout().read()) {
      pid.append((char) next);
    }
    ProcessHandle started = ProcessHandle.of(Long.parseLong(pid.toString())).orElseThrow();

    channel.close();

    started.onExit().get(10, TimeUnit.SECONDS);
  }

  @Test
  void whatReadsNothingHoldsNobodyUp() throws Exception {
    Channel channel = new LocalTransport().start("exec sleep 1000.25");
    Thread writer =
        new Thread(
            () -> {
              try {
                channel.stdin().write(new byte[1 << 20]);
              } catch (IOException e) {
                // Its reader was killed.
              }
            });
    writer.start();

    channel.close();

    writer.join(10_000);
    assertThat(writer.isAlive()).isFalse();
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
