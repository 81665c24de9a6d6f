package dev.tenken.aws;

import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Refinable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/** Whether a network interface is attached, perhaps at a given index. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class InterfaceFinding extends Refinable {
  private final List<Data> all;
  private final List<Data> called;
  private final Optional<Long> index;

  InterfaceFinding(List<Data> all, List<Data> called, Optional<Long> index) {
    this.all = all;
    this.called = called;
    this.index = index;
  }

  /** Narrows to an attachment at this device index. */
  public InterfaceFinding deviceIndex(long wanted) {
    if (wanted < 0) {
      throw new IllegalArgumentException("a device index is 0 or more, not " + wanted);
    }
    return new InterfaceFinding(all, called, Optional.of(wanted));
  }

  /** Narrows to device index 0. */
  public InterfaceFinding asEth0() {
    return deviceIndex(0);
  }

  /** Narrows to device index 1. */
  public InterfaceFinding asEth1() {
    return deviceIndex(1);
  }

  /** Narrows to device index 2. */
  public InterfaceFinding asEth2() {
    return deviceIndex(2);
  }

  /** Narrows to device index 3. */
  public InterfaceFinding asEth3() {
    return deviceIndex(3);
  }

  /** Narrows to device index 4. */
  public InterfaceFinding asEth4() {
    return deviceIndex(4);
  }

  /** Narrows to device index 5. */
  public InterfaceFinding asEth5() {
    return deviceIndex(5);
  }

  /** Narrows to device index 6. */
  public InterfaceFinding asEth6() {
    return deviceIndex(6);
  }

  /** Narrows to device index 7. */
  public InterfaceFinding asEth7() {
    return deviceIndex(7);
  }

  /** Narrows to device index 8. */
  public InterfaceFinding asEth8() {
    return deviceIndex(8);
  }

  /** Narrows to device index 9. */
  public InterfaceFinding asEth9() {
    return deviceIndex(9);
  }

  /** Narrows to device index 10. */
  public InterfaceFinding asEth10() {
    return deviceIndex(10);
  }

  private static Optional<Long> index(Data networkInterface) {
    return networkInterface
        .find("attachment")
        .flatMap(attachment -> attachment.find("device_index"))
        .map(Data::number);
  }

  /** What is only being attached, or detached, is not. */
  private static boolean isAttached(Data networkInterface) {
    return networkInterface
        .find("attachment")
        .flatMap(attachment -> attachment.find("status"))
        .map(Data::text)
        .map("attached"::equals)
        .orElse(true);
  }

  @Override
  public Finding judge() {
    return Finding.of(
        called.stream()
            .filter(InterfaceFinding::isAttached)
            .anyMatch(each -> index.isEmpty() || index.equals(index(each))),
        all.isEmpty()
            ? "no network interfaces"
            : "network interfaces "
                + all.stream()
                    .map(
                        each ->
                            each.text("network_interface_id")
                                + index(each).map(number -> " at index " + number).orElse(""))
                    .collect(Collectors.joining(", ")));
  }
}
