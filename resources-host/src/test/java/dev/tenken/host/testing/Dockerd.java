package dev.tenken.host.testing;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real Docker daemon of a test's own, without a network, with an image of busybox's applets and
 * three containers of it: {@code app} runs, {@code ended} has ended, {@code created} never ran.
 */
public final class Dockerd implements AutoCloseable {
  private final Path folder;
  private final Process daemon;

  private Dockerd(Path folder, Process daemon) {
    this.folder = folder;
    this.daemon = daemon;
  }

  /** Starts it; skips the test loudly where this machine's kernel does not let it. */
  public static Dockerd start() throws IOException, InterruptedException {
    Tools.need("dockerd", "docker", "busybox", "ldd", "tar");
    Tools.needRoot();
    // A socket's path has to be short.
    Path folder = Files.createTempDirectory("tenken-docker-");
    Process process =
        new ProcessBuilder(
                "dockerd",
                "--host=unix://" + folder.resolve("socket"),
                "--data-root=" + folder.resolve("data"),
                "--exec-root=" + folder.resolve("exec"),
                "--pidfile=" + folder.resolve("pid"),
                "--storage-driver=vfs",
                "--bridge=none",
                "--ip-forward=false",
                "--iptables=false",
                "--ip6tables=false")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile())
            .start();
    Dockerd daemon = new Dockerd(folder, process);
    try {
      daemon.await();
      daemon.fill();
      return daemon;
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      daemon.close();
      throw e;
    }
  }

  private void await() throws IOException, InterruptedException {
    for (int i = 0; i < 300 && daemon.isAlive(); i++) {
      if (Files.exists(folder.resolve("socket")) && docker("version").status() == 0) {
        return;
      }
      Thread.sleep(100);
    }
    String why = "dockerd does not start here: " + Files.readString(folder.resolve("log"));
    System.err.println("SKIPPED: " + why);
    abort(why);
  }

  private void fill() throws IOException, InterruptedException {
    Path root = Files.createDirectories(folder.resolve("root"));
    RecordedHost.busybox(root);
    Path image = folder.resolve("image.tar");
    Tools.output("tar", "-C", root.toString(), "-cf", image.toString(), ".");
    must("import", image.toString(), "lab.test/box:1.0");
    must(
        "run --detach --name=app --network=none --volume=/srv:/data:ro --volume=named:/store"
            + " --env=APP_MODE=lab --label=tier=lab lab.test/box:1.0 /bin/sh -c",
        "while :; do sleep 1000; done");
    docker("run --name=ended --network=none lab.test/box:1.0 /bin/sh -c", "exit 3");
    must("create --name=created --network=none lab.test/box:1.0 /bin/sh");
  }

  private void must(String words, String... more) throws IOException, InterruptedException {
    Ended ended = docker(words, more);
    if (ended.status() != 0) {
      throw new IOException("docker " + words + ": " + ended.output());
    }
  }

  private record Ended(int status, String output) {}

  /** Runs the client with these words, parted by spaces, and more words. */
  private Ended docker(String words, String... more) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker", "--host", host()));
    command.addAll(List.of(words.split(" ")));
    command.addAll(List.of(more));
    File output = folder.resolve("output").toFile();
    int status =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start()
            .waitFor();
    return new Ended(status, Files.readString(output.toPath()));
  }

  /** Returns what {@code DOCKER_HOST} has to be. */
  public String host() {
    return "unix://" + folder.resolve("socket");
  }

  /** Stops it; its containers stop too. */
  public void stop() {
    daemon.destroy();
    daemon.onExit().orTimeout(60, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() throws IOException {
    stop();
    new ProcessBuilder("rm", "-rf", folder.toString()).start().onExit().join();
  }
}
