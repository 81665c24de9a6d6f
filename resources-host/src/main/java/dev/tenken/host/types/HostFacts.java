package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.SpecTarget;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apiguardian.api.API;

/**
 * What the host is: {@code target.facts} and {@code target.os}; as a resource, {@code
 * describe(host_inventory)}. The names are those of Serverspec's {@code host_inventory}; sizes are
 * numbers of bytes.
 *
 * <p>A single value that the host does not tell (a code name, a disk's model) is absent.
 *
 * <p>Source: {@code /etc/os-release}, {@code uname}, {@code /proc}, {@code /sys}, {@code
 * systemd-detect-virt}, {@code df -P}, {@code hostname -f}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostFacts extends Resource {
  private final Map<String, Supplier<Object>> properties = new LinkedHashMap<>();

  private HostFacts(Facts facts) {
    super(facts, TargetType.HOST, "Host inventory", "", OsRelease.PROBE, SystemState.PROBE);
    properties.put("os", this::os);
    properties.put("platform", this::platform);
    properties.put("platformVersion", this::platformVersion);
    properties.put("platformCodename", this::platformCodename);
    properties.put("architecture", this::architecture);
    properties.put("hostname", this::hostname);
    properties.put("fqdn", this::fqdn);
    properties.put("domain", this::domain);
    properties.put("kernel", this::kernel);
    properties.put("memory", this::memory);
    properties.put("cpu", this::cpu);
    properties.put("virtualization", this::virtualization);
    properties.put("uptime", this::uptime);
    properties.put("loadAverage", this::loadAverage);
    properties.put("timezone", this::timezone);
    properties.put("utcOffset", this::utcOffset);
    properties.put("filesystem", this::filesystem);
    properties.put("blockDevice", this::blockDevice);
    properties.put("mount", this::mount);
  }

  /** Names what the host is. */
  @Word
  public static HostFacts host_inventory(Spec spec) {
    return new HostFacts(spec.facts(TargetType.HOST));
  }

  /** Returns what the target is: {@code target.facts.memory.total}. */
  public static HostFacts getFacts(SpecTarget target) {
    if (target.targetType() != TargetType.HOST) {
      throw new IllegalArgumentException(target + " is no host and has no facts or os");
    }
    return new HostFacts(target.facts());
  }

  /** Returns the target's operating system: {@code target.os.family}. */
  public static Os getOs(SpecTarget target) {
    return getFacts(target).os();
  }

  /** Called for {@code facts.name} and {@code facts['name']}. */
  public Object get(String name) {
    Supplier<Object> property = properties.get(Names.camel(name));
    if (property == null) {
      throw NoSuchWord.of(
          "Host inventory has no property",
          name,
          properties.keySet().stream().map(Names::snake).toList());
    }
    return property.get();
  }

  /** Called for {@code facts['name']}. */
  public Object getAt(String name) {
    return get(name);
  }

  /** Returns the operating system. */
  public Os os() {
    Data os = present(OsRelease.PROBE);
    return new Os(
        os.text("family"),
        os.text("name"),
        os.text("release"),
        os.text("version_id"),
        os.text("codename"),
        os.text("pretty_name"),
        os.list("id_like").stream().map(Data::text).toList(),
        os.text("architecture"));
  }

  /** Returns the distribution's own name: {@code ubuntu}. */
  public String platform() {
    return os().name();
  }

  /** Returns the release, with its point release where the host tells: {@code 12.11}. */
  public String platformVersion() {
    return os().release();
  }

  /** Returns the release's code name: {@code bookworm}. */
  public String platformCodename() {
    return os().codename();
  }

  /** Returns the machine's architecture in the kernel's word: {@code x86_64}. */
  public String architecture() {
    return os().architecture();
  }

  /** Returns the host name as the kernel has it. */
  public String hostname() {
    return present(OsRelease.PROBE).text("hostname");
  }

  /** Returns the fully qualified name, as the host's resolver gives it. */
  public String fqdn() {
    return present(SystemState.FQDN).text("fqdn");
  }

  /** Returns the fully qualified name without its first label. */
  public String domain() {
    String fqdn = fqdn();
    int dot = fqdn.indexOf('.');
    return there(dot < 0 ? "" : fqdn.substring(dot + 1), "domain");
  }

  /** Returns the kernel. */
  public Kernel kernel() {
    Data os = present(OsRelease.PROBE);
    return new Kernel(
        os.text("kernel"),
        os.text("kernel_release"),
        os.text("kernel_version"),
        os.text("architecture"));
  }

  /** Returns the memory, in bytes. */
  public Memory memory() {
    Data memory = system("memory");
    return new Memory(
        memory.number("MemTotal"),
        memory.number("MemFree"),
        memory.number("MemAvailable"),
        memory.number("Buffers"),
        memory.number("Cached"),
        new Swap(memory.number("SwapTotal"), memory.number("SwapFree")));
  }

  /** Returns the processors. */
  public Cpu cpu() {
    Data cpu = system("cpu");
    return new Cpu(
        cpu.number("total"),
        cpu.number("cores"),
        cpu.number("sockets"),
        cpu.text("model"),
        cpu.text("vendor"));
  }

  /** Returns what the machine runs on, in the words of {@code systemd-detect-virt}. */
  public Virtualization virtualization() {
    return new Virtualization(system("virtualization").text());
  }

  /** Returns how long the host has been up. */
  public Duration uptime() {
    BigDecimal seconds = (BigDecimal) system("uptime").value();
    return Duration.ofMillis(seconds.movePointRight(3).longValue());
  }

  /** Returns the load over 1, 5 and 15 minutes. */
  public List<BigDecimal> loadAverage() {
    return system("load").list().stream().map(load -> new BigDecimal(load.text())).toList();
  }

  /** Returns the name of the time zone: {@code Asia/Tokyo}. */
  public String timezone() {
    return system("timezone").text();
  }

  /** Returns the present distance from UTC: {@code +0900}. */
  public String utcOffset() {
    return system("utc_offset").text();
  }

  /** Returns the mounted file systems by the place they are mounted at. */
  public Map<String, FileSystem> filesystem() {
    Data all = present(SystemState.FILESYSTEMS);
    return byName(
        all.names(),
        path -> {
          Data one = all.get(path);
          return new FileSystem(
              one.text("device"),
              path,
              one.number("size"),
              one.number("used"),
              one.number("available"),
              one.number("used_percent"),
              one.number("inodes"),
              one.number("inodes_used"),
              one.number("inodes_used_percent"));
        });
  }

  /** Returns the block devices by name. */
  public Map<String, BlockDevice> blockDevice() {
    Map<String, BlockDevice> devices = new LinkedHashMap<>();
    for (Data one : system("devices").list()) {
      devices.put(
          one.text("name"),
          new BlockDevice(
              one.number("size"),
              one.flag("removable"),
              one.flag("ro"),
              one.flag("rotational"),
              one.text("model"),
              one.text("vendor")));
    }
    return devices;
  }

  /** Returns what is mounted, in the order it was. */
  public List<Mounted> mount() {
    return system("mounts").list().stream()
        .map(
            one ->
                new Mounted(
                    one.text("device"),
                    one.text("path"),
                    one.text("type"),
                    one.list("options").stream().map(Data::text).toList()))
        .toList();
  }

  private Data system(String name) {
    return present(SystemState.PROBE)
        .find(name)
        .orElseThrow(() -> Missing.value(this + " does not tell " + name));
  }

  private static <T> Map<String, T> byName(Iterable<String> names, Function<String, T> one) {
    Map<String, T> all = new LinkedHashMap<>();
    names.forEach(name -> all.put(name, one.apply(name)));
    return all;
  }

  private static String there(String text, String what) {
    if (text.isEmpty()) {
      throw Missing.value("Host inventory does not tell " + what);
    }
    return text;
  }

  /**
   * An operating system.
   *
   * @param family debian (Ubuntu too), redhat (CentOS, Rocky, Fedora, Amazon Linux too), suse,
   *     alpine, arch; else the name
   * @param name the distribution's own: {@code ID} of os-release
   * @param release with the point release where the host tells it: {@code 12.11}
   * @param versionId {@code VERSION_ID} of os-release: {@code 12}
   * @param codename {@code VERSION_CODENAME} of os-release
   * @param prettyName for readers
   * @param idLike what it is like: {@code ID_LIKE} of os-release
   * @param architecture in the kernel's word: {@code x86_64}
   */
  public record Os(
      String family,
      String name,
      String release,
      String versionId,
      String codename,
      String prettyName,
      List<String> idLike,
      String architecture) {
    @Override
    public String release() {
      return there(release, "the release");
    }

    @Override
    public String versionId() {
      return there(versionId, "the version");
    }

    @Override
    public String codename() {
      return there(codename, "the code name");
    }
  }

  /**
   * A kernel, as uname tells it.
   *
   * @param name {@code uname -s}
   * @param release {@code uname -r}
   * @param version {@code uname -v}
   * @param machine {@code uname -m}
   */
  public record Kernel(String name, String release, String version, String machine) {}

  /**
   * Memory in bytes, by /proc/meminfo.
   *
   * @param total all that the kernel can use
   * @param free not used at all
   * @param available free or easily freed
   * @param buffers of block devices
   * @param cached of files
   * @param swap memory on disk
   */
  public record Memory(
      long total, long free, long available, long buffers, long cached, Swap swap) {}

  /**
   * Swap space in bytes.
   *
   * @param total all of it
   * @param free not used
   */
  public record Swap(long total, long free) {}

  /**
   * Processors, by /proc/cpuinfo.
   *
   * @param total as the scheduler counts them, threads of a core included
   * @param cores different cores; absent where the processor does not number them
   * @param sockets different packages; absent where the processor does not number them
   * @param model the first one's name
   * @param vendor the first one's maker
   */
  public record Cpu(long total, long cores, long sockets, String model, String vendor) {
    @Override
    public long cores() {
      there(cores == 0 ? "" : "cores", "the cores");
      return cores;
    }

    @Override
    public long sockets() {
      there(sockets == 0 ? "" : "sockets", "the sockets");
      return sockets;
    }

    @Override
    public String model() {
      return there(model, "the processor's model");
    }

    @Override
    public String vendor() {
      return there(vendor, "the processor's vendor");
    }
  }

  /**
   * What a machine runs on.
   *
   * @param system the hypervisor or container: {@code kvm}, {@code amazon}, {@code docker} …;
   *     {@code none} on bare metal
   */
  public record Virtualization(String system) {}

  /**
   * A mounted file system; sizes in bytes.
   *
   * @param device what is mounted
   * @param mount where
   * @param size all of it
   * @param used in use
   * @param available left for users who are not root
   * @param usedPercent as df rounds it
   * @param inodes all inodes; 0 where there is no such limit
   * @param inodesUsed inodes in use
   * @param inodesUsedPercent as df rounds it
   */
  public record FileSystem(
      String device,
      String mount,
      long size,
      long used,
      long available,
      long usedPercent,
      long inodes,
      long inodesUsed,
      long inodesUsedPercent) {}

  /**
   * A block device.
   *
   * @param size in bytes
   * @param removable whether its medium can be taken out
   * @param readOnly whether it can't be written
   * @param rotational whether it turns
   * @param model the disk's model
   * @param vendor the disk's maker
   */
  public record BlockDevice(
      long size,
      boolean removable,
      boolean readOnly,
      boolean rotational,
      String model,
      String vendor) {
    @Override
    public String model() {
      return there(model, "the disk's model");
    }

    @Override
    public String vendor() {
      return there(vendor, "the disk's vendor");
    }
  }

  /**
   * A mount.
   *
   * @param device what is mounted
   * @param path where
   * @param type of the file system
   * @param options in effect
   */
  public record Mounted(String device, String path, String type, List<String> options) {}
}
