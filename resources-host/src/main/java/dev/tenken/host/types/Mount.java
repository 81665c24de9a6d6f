package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A mount point: {@code mount('/data')}, by its path.
 *
 * <p>Absent: nothing is mounted on exactly this path. Unknown: the mount table can't be read; the
 * usage, when the asking user may not look at the file system. Sizes are bytes. Source: {@code
 * /proc/self/mountinfo}; for the usage {@code stat -f}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Mount extends Resource {
  private final Probe probe;
  private final Probe usage;

  Mount(Facts facts, String path) {
    super(facts, TargetType.HOST, "Mount", path, MountTable.at(path), MountTable.USAGE.probe(path));
    this.probe = MountTable.at(path);
    this.usage = MountTable.USAGE.probe(path);
  }

  /** Names the mount point by its path. */
  @Word
  public static Mount mount(Spec spec, Object path) {
    return new Mount(spec.facts(TargetType.HOST), ExactName.path("mount", path));
  }

  /** Tells whether a file system is mounted on the path. */
  public Mounted isMounted() {
    return new Mounted(() -> find(probe));
  }

  /** Tells whether a file system is mounted on the path. */
  public boolean exists() {
    return isThere(probe);
  }

  /** Returns the device or other source: {@code /dev/sda1}, {@code tmpfs}, {@code nfs:/export}. */
  public String device() {
    return mounted().text("device");
  }

  /** Returns the type of the file system. */
  public String type() {
    return mounted().text("type");
  }

  /** Returns the options in force, those of the mount before those of the file system. */
  @Form(value = "[^,]+", words = "one option, without a comma")
  public List<String> options() {
    return mounted().list("options").stream().map(Data::text).toList();
  }

  /** Returns the size in bytes. */
  public long size() {
    return usage().number("size");
  }

  /** Returns the bytes in use. */
  public long used() {
    return usedBytes(usage());
  }

  /** Returns the bytes that users may still write. */
  public long available() {
    return usage().number("available");
  }

  /** Returns the use in percent of what users may use, rounded up, as df shows it. */
  public long usedPercent() {
    Data data = usage();
    return percent(usedBytes(data), data.number("available"));
  }

  /** Returns the number of inodes, 0 where the file system has no fixed one. */
  public long inodes() {
    return usage().number("inodes");
  }

  /** Returns the inodes in use. */
  public long inodesUsed() {
    return usage().number("inodes") - usage().number("inodes_free");
  }

  /** Returns the free inodes. */
  public long inodesFree() {
    return usage().number("inodes_free");
  }

  /** Returns the use of inodes in percent, rounded up. */
  public long inodesUsedPercent() {
    return percent(inodesUsed(), inodesFree());
  }

  private static long usedBytes(Data data) {
    return data.number("size") - data.number("free");
  }

  private static long percent(long part, long rest) {
    return part + rest == 0 ? 0 : (part * 100 + part + rest - 1) / (part + rest);
  }

  private Data mounted() {
    return find(probe).orElseThrow(() -> Missing.resource("nothing is mounted on " + this));
  }

  private Data usage() {
    mounted();
    return present(usage);
  }
}
