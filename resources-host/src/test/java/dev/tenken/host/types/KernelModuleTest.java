package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.host.testing.AskingFacts;
import dev.tenken.host.testing.TestHost;
import dev.tenken.host.testing.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list of modules that may not be read says nothing of what is loaded. */
class KernelModuleTest {
  @TempDir Path folder;

  @Test
  void aListThatMayNotBeReadIsUnknown() throws Exception {
    Tools.need("unshare", "mount", "setpriv");
    Tools.needRoot();
    String list = "/lib/modules/" + Tools.output("uname", "-r").strip() + "/modules.builtin";
    Path locked = folder.resolve(list.substring(1));
    Files.createDirectories(locked.getParent());
    Files.createFile(locked);
    Tools.status("chmod", "000", locked.toString());
    Tools.status("chmod", "711", folder.toString());
    try (TestHost host =
        TestHost.by(
            "unshare",
            "--mount",
            "sh",
            "-c",
            "mount -t overlay -o lowerdir='"
                + folder
                + "/lib':/usr/lib overlay /usr/lib"
                + " && exec setpriv --reuid=65534 --regid=65534 --clear-groups sh -c \"$1\"",
            "sh")) {
      KernelModule module = new KernelModule(new AskingFacts(host), "nosuch");

      assertThatThrownBy(module::isLoaded)
          .isInstanceOf(Undetermined.class)
          .hasMessage("the asking user may not read " + list);
    }
  }
}
