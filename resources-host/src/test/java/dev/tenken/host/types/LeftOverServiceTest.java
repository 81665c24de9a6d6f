package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A service that runs on when its unit file is gone, as a package's does that was removed. What
 * systemd 252 says of one was recorded.
 */
class LeftOverServiceTest {
  @TempDir Path folder;

  @Test
  void aServiceWithoutItsFileMayStillRun() throws Exception {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    Path systemctl = folder.resolve("systemctl");
    Files.writeString(
        systemctl,
        """
        #!/bin/sh
        cat <<'END'
        Id=gone.service
        Names=gone.service
        LoadState=not-found
        ActiveState=active
        SubState=running
        UnitFileState=
        MainPID=1443

        Id=never.service
        Names=never.service
        LoadState=not-found
        ActiveState=inactive
        SubState=dead
        UnitFileState=
        MainPID=0
        END
        """);
    systemctl.toFile().setExecutable(true);
    try (TestHost host =
        TestHost.by(
            "env",
            "PATH=" + folder + ":" + System.getenv("PATH"),
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs tmpfs /run && mkdir -p /run/systemd/system && exec sh -c \"$1\"",
            "sh")) {
      AskingFacts facts = new AskingFacts(host);
      Service gone = new Service(facts, "gone");
      Service never = new Service(facts, "never");

      assertThat(gone.isRunning().judge().holds()).isTrue();
      assertThat(gone.isEnabled().judge().holds()).isFalse();
      assertThat(gone.isInstalled().holds()).isFalse();
      assertThat(never.isRunning().judge().holds()).isFalse();
      assertThat(never.isInstalled().holds()).isFalse();
    }
  }
}
