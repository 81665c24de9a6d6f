package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The swap space of the host: {@code swap_space} for all of it, {@code swap_space('/swapfile')} for
 * one device or file.
 *
 * <p>Absent: the kernel does not swap to that device or file; all of it together may be nothing,
 * which is a size of 0. Sizes are bytes. Unknown: {@code /proc/swaps} can't be read. Source: {@code
 * /proc/swaps}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SwapSpace extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("swap-space", 0, (probe, answer) -> Data.of(read(answer.text("swaps"))))
          .source("/proc/swaps");

  private static final Probe SWAPS = KIND.probe();
  private static final long KIBIBYTE = 1024;

  SwapSpace(Facts facts, String device) {
    super(facts, TargetType.HOST, "Swap space", device, SWAPS);
  }

  /** Names all swap space of the host. */
  @Word
  public static SwapSpace swap_space(Spec spec) {
    return new SwapSpace(spec.facts(TargetType.HOST), "");
  }

  /** Names the swap space on a device or in a file, by its path. */
  @Word
  public static SwapSpace swap_space(Spec spec, String device) {
    if (device.isEmpty()) {
      throw new IllegalArgumentException("swap_space needs a device or file, or no argument");
    }
    return new SwapSpace(spec.facts(TargetType.HOST), device);
  }

  /** Tells whether the kernel swaps to it. */
  public Finding isActive() {
    List<Data> mine = mine();
    return mine.isEmpty()
        ? Finding.no(resourceName().isEmpty() ? "no swap space" : "no such swap space")
            .nearest(Names.nearest(resourceName(), names(present(SWAPS).list())).orElse(""))
        : Finding.yes(String.join(", ", names(mine)));
  }

  /** Returns the size. */
  public long total() {
    return sum("size");
  }

  /** Returns what is in use. */
  public long used() {
    return sum("used");
  }

  /** Returns what is free. */
  public long free() {
    return total() - used();
  }

  /** Returns the use in percent, rounded up; 0 where there is no swap space at all. */
  public long usedPercent() {
    long total = total();
    return total == 0 ? 0 : (used() * 100 + total - 1) / total;
  }

  /** Returns the devices and files, in the kernel's order. */
  public List<String> devices() {
    return names(counted());
  }

  /** Returns the priority; of several, the highest. */
  public long priority() {
    return counted().stream()
        .mapToLong(one -> one.number("priority"))
        .max()
        .orElseThrow(() -> Missing.value("there is no swap space"));
  }

  private long sum(String member) {
    return counted().stream().mapToLong(one -> one.number(member)).sum();
  }

  private List<Data> counted() {
    List<Data> mine = mine();
    if (mine.isEmpty() && !resourceName().isEmpty()) {
      throw Missing.resource("the kernel does not swap to " + resourceName());
    }
    return mine;
  }

  private List<Data> mine() {
    return present(SWAPS).list().stream()
        .filter(one -> resourceName().isEmpty() || one.text("name").equals(resourceName()))
        .toList();
  }

  private static List<String> names(List<Data> spaces) {
    return spaces.stream().map(one -> one.text("name")).toList();
  }

  private static List<Data> read(String text) {
    // Filename, Type, Size, Used, Priority; the name has blanks as \040.
    return text.lines()
        .skip(1)
        .map(line -> line.strip().split("\\s+", -1))
        .filter(word -> word.length >= 5)
        .map(
            word ->
                Data.map(
                    "name",
                    MountTable.unescape(word[0]),
                    "type",
                    word[1],
                    "size",
                    Long.parseLong(word[2]) * KIBIBYTE,
                    "used",
                    Long.parseLong(word[3]) * KIBIBYTE,
                    "priority",
                    Long.parseLong(word[4])))
        .toList();
  }
}
