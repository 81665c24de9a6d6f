package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mount point leads to, when mounts lie over one another. */
class MountTableTest {
  @TempDir Path folder;

  @Test
  void whatIsHiddenByAnotherMountIsNotMounted() throws Exception {
    Tools.need("unshare", "mount");
    Tools.needRoot();
    for (String name : new String[] {"a", "a2", "odd \\ name"}) {
      Files.createDirectory(folder.resolve(name));
    }
    try (TestHost host =
        TestHost.mounted(
            "cd '"
                + folder
                + "' && mount -t tmpfs one a && mkdir -p a/b/c && mount -t tmpfs two a/b && mkdir a/b/d"
                + " && mount -t tmpfs three a/b/d && mount -t tmpfs four a && mkdir a/e"
                + " && mount -t tmpfs five a/e && mount -t tmpfs six a2 && mount -t tmpfs 's v' 'odd \\ name'"
                + " && cd /")) {
      AskingFacts facts = new AskingFacts(host);

      assertThat(mount(facts, "a").device()).isEqualTo("four");
      assertThat(mount(facts, "a/e").device()).isEqualTo("five");
      assertThat(mount(facts, "a2//").device()).isEqualTo("six");
      assertThat(mount(facts, "odd \\ name").device()).isEqualTo("s v");
      assertThat(mount(facts, "a/b").exists()).isFalse();
      assertThat(mount(facts, "a/b/d").isMounted().with(Map.of("device", "three")).judge().holds())
          .isFalse();
      assertThat(new Mount(facts, "/").exists()).isTrue();
      assertThat(new Mount(facts, "/proc").exists()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "/., /",
    "/data, /data",
    "/data/, /data",
    "//srv///data/., /srv/data",
    "/srv/././data, /srv/data",
    "/srv./.data, /srv./.data",
  })
  void pathsOfOnePlaceAreOneMountPoint(String path, String plain) {
    assertThat(MountTable.normal(path)).isEqualTo(plain);
  }

  private Mount mount(AskingFacts facts, String name) {
    return new Mount(facts, folder + "/" + name);
  }
}
