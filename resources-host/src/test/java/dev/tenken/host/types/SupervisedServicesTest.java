package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that a supervisor runs, and not the host's own manager. */
class SupervisedServicesTest {
  @TempDir Path folder;

  @Test
  void supervisorTellsOfItsPrograms() throws Exception {
    Tools.need("supervisord", "supervisorctl");
    Files.writeString(
        folder.resolve("supervisord.conf"),
        """
        [supervisord]
        nodaemon=true
        logfile=%1$s/log
        pidfile=%1$s/pid
        [unix_http_server]
        file=%1$s/socket
        [rpcinterface:supervisor]
        supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
        [supervisorctl]
        serverurl=unix://%1$s/socket
        [program:app]
        command=sleep 1000
        startsecs=0
        [program:down]
        command=sleep 1000
        autostart=false
        """
            .formatted(folder));
    Process supervisor = start("supervisord", "-c", folder + "/supervisord.conf");
    // supervisorctl reads the configuration of the folder it is started in.
    try (TestHost host =
        TestHost.by("sh", "-c", "cd '" + folder + "' && exec sh -c \"$1\"", "sh")) {
      waitUntilRunning(host, "supervisor", "app");

      assertThat(running(host, "supervisor", "app")).isTrue();
      assertThat(running(host, "supervisor", "down")).isFalse();
      assertThat(running(host, "supervisor", "ap")).isFalse();
      assertThat(running(host, "supervisor", "all")).isFalse();
      assertThat(running(host, "supervisor", "x; id")).isFalse();
      assertThat(enabled(host, "supervisor", "app")).isTrue();
      assertThat(enabled(host, "supervisor", "down")).isFalse();
      assertThat(enabled(host, "supervisor", "ap")).isFalse();
    } finally {
      end(supervisor);
    }
    try (TestHost host =
        TestHost.by("sh", "-c", "cd '" + folder + "' && exec sh -c \"$1\"", "sh")) {
      assertThatThrownBy(() -> running(host, "supervisor", "app"))
          .isInstanceOf(Undetermined.class)
          .hasMessageContaining("supervisorctl can't tell");
    }
  }

  @Test
  void runitTellsOfItsServices() throws Exception {
    Tools.need("runsvdir", "sv");
    services();
    Process runit = start("runsvdir", folder.toString());
    try (TestHost host = TestHost.by("env", "SVDIR=" + folder, "sh", "-c")) {
      waitUntilRunning(host, "runit", "app");

      assertThat(running(host, "runit", "app")).isTrue();
      assertThat(running(host, "runit", "down")).isFalse();
      assertThat(running(host, "runit", "nosuch")).isFalse();
      assertThat(running(host, "runit", "app; id")).isFalse();
      assertThat(enabled(host, "runit", "app")).isTrue();
      assertThat(enabled(host, "runit", "down")).isFalse();
      assertThat(enabled(host, "runit", "nosuch")).isFalse();
    } finally {
      List<ProcessHandle> family = runit.descendants().toList();
      Tools.status("sv", "exit", folder + "/app", folder + "/down");
      end(runit);
      awaitEnd(family);
    }
  }

  @Test
  void daemontoolsTellOfTheirServices() throws Exception {
    Tools.need("svscan", "svstat", "svc", "unshare");
    Tools.needRoot();
    services();
    Process svscan = start("svscan", folder.toString());
    try (TestHost host =
        TestHost.mounted("mkdir -p /etc/service && mount --bind '" + folder + "' /etc/service")) {
      waitUntilRunning(host, "daemontools", "app");

      assertThat(running(host, "daemontools", "app")).isTrue();
      assertThat(running(host, "daemontools", "down")).isFalse();
      assertThat(running(host, "daemontools", "nosuch")).isFalse();
      assertThat(running(host, "daemontools", "app; id")).isFalse();
      assertThat(enabled(host, "daemontools", "app")).isTrue();
      assertThat(enabled(host, "daemontools", "down")).isFalse();
      assertThat(enabled(host, "daemontools", "nosuch")).isFalse();
    } finally {
      List<ProcessHandle> family = svscan.descendants().toList();
      end(svscan);
      Tools.status("svc", "-dx", folder + "/app", folder + "/down");
      awaitEnd(family);
    }
  }

  /** No host here has Upstart: its tool is a stand-in that prints what Upstart's manual shows. */
  @Test
  void upstartTellsOfItsJobs() throws Exception {
    standIn(
        "initctl",
        """
        case $1 in
          list) printf '%s\\n' 'rsyslog start/running, process 632' 'mountall-net stop/waiting' \\
            'network-interface (eth0) start/running' 'network-interface (lo) stop/waiting' 'tty start/post-stop' ;;
          show-config) printf '%s\\n' rsyslog '  start on filesystem' '  stop on runlevel [06]' mountall-net \\
            '  stop on runlevel [06]' network-interface '  start on net-device-added' ;;
        esac
        """);
    try (TestHost host = hostWithStandIns()) {
      assertThat(running(host, "upstart", "rsyslog")).isTrue();
      assertThat(running(host, "upstart", "mountall-net")).isFalse();
      assertThat(running(host, "upstart", "network-interface")).isTrue();
      assertThat(running(host, "upstart", "tty")).isFalse();
      assertThat(running(host, "upstart", "rsys")).isFalse();
      assertThat(enabled(host, "upstart", "rsyslog")).isTrue();
      assertThat(enabled(host, "upstart", "mountall-net")).isFalse();
    }
    standIn(
        "initctl",
        "echo 'initctl: Unable to connect to Upstart: Failed to connect to socket' >&2; exit 1");
    try (TestHost host = hostWithStandIns()) {
      assertThatThrownBy(() -> running(host, "upstart", "rsyslog"))
          .isInstanceOf(Undetermined.class)
          .hasMessage(
              "initctl can't tell: initctl: Unable to connect to Upstart: Failed to connect to"
                  + " socket");
    }
  }

  /** No host here has God: its tool is a stand-in that prints what God's manual shows. */
  @Test
  void godTellsOfWhatItWatches() throws Exception {
    standIn(
        "god",
        "printf '%s\\n' 'simple: up' 'mongrels:' '  mongrel-1: up' '  mongrel-2: unmonitored'");
    try (TestHost host = hostWithStandIns()) {
      assertThat(service(host, "simple").isMonitoredBy("god").judge().holds()).isTrue();
      assertThat(service(host, "x").isMonitoredBy("god").withName("mongrel-1").judge().holds())
          .isTrue();
      assertThat(service(host, "mongrel-2").isMonitoredBy("god").judge().holds()).isFalse();
      assertThat(service(host, "mongrel").isMonitoredBy("god").judge().holds()).isFalse();
    }
    standIn(
        "god",
        "echo 'The server is not available (or you do not have permissions to access it)'; exit 1");
    try (TestHost host = hostWithStandIns()) {
      assertThatThrownBy(() -> service(host, "simple").isMonitoredBy("god").judge())
          .isInstanceOf(Undetermined.class)
          .hasMessageStartingWith("god can't tell: The server is not available");
    }
  }

  private void standIn(String tool, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(tool), "#!/bin/sh\n" + script + "\n");
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("can't make " + file + " executable");
    }
  }

  private TestHost hostWithStandIns() {
    return TestHost.toolsFirst(folder);
  }

  @Test
  void missingSupervisorIsUnknown() throws Exception {
    Tools.need("busybox");
    try (TestHost host = TestHost.by("env", "PATH=" + Tools.busybox(), "sh", "-c")) {
      assertThatThrownBy(() -> running(host, "upstart", "app"))
          .isInstanceOf(Undetermined.class)
          .hasMessage("initctl is not on this host");
      assertThatThrownBy(() -> service(host, "app").isMonitoredBy("god").judge())
          .isInstanceOf(Undetermined.class)
          .hasMessage("god is not on this host");
    }
  }

  @Test
  void otherNamesAreMistakes() {
    try (TestHost host = TestHost.local()) {
      assertThatThrownBy(() -> service(host, "app").isRunning().under("supervisord"))
          .isInstanceOf(NoSuchWord.class)
          .hasMessage("under knows no service manager 'supervisord'; did you mean 'supervisor'?");
      assertThatThrownBy(() -> service(host, "app").isMonitoredBy("monitt"))
          .isInstanceOf(NoSuchWord.class)
          .hasMessage("be_monitored_by knows no monitor 'monitt'; did you mean 'monit'?");
    }
  }

  private void services() throws IOException {
    for (String name : new String[] {"app", "down"}) {
      Path service = Files.createDirectory(folder.resolve(name));
      Path run = Files.writeString(service.resolve("run"), "#!/bin/sh\nexec sleep 1000\n");
      if (!run.toFile().setExecutable(true)) {
        throw new IOException("can't make " + run + " executable");
      }
    }
    Files.createFile(folder.resolve("down/down"));
  }

  private static void waitUntilRunning(TestHost host, String supervisor, String name)
      throws InterruptedException {
    for (int i = 0; i < 100; i++) {
      try {
        if (running(host, supervisor, name)) {
          return;
        }
      } catch (Undetermined e) {
        // Not up yet.
      }
      Thread.sleep(100);
    }
  }

  private static boolean running(TestHost host, String supervisor, String name) {
    return service(host, name).isRunning().under(supervisor).judge().holds();
  }

  private static boolean enabled(TestHost host, String supervisor, String name) {
    return service(host, name).isEnabled().under(supervisor).judge().holds();
  }

  private static Service service(TestHost host, String name) {
    return new Service(new AskingFacts(host), name);
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void end(Process process) throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Waits for those that would still write into the folder when it is deleted. */
  private static void awaitEnd(List<ProcessHandle> family) throws Exception {
    for (ProcessHandle member : family) {
      try {
        member.onExit().get(10, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        member.destroyForcibly();
        member.onExit().get(10, TimeUnit.SECONDS);
      }
    }
  }
}
