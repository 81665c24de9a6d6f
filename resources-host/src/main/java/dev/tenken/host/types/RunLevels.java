package dev.tenken.host.types;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The run levels of System V, and what the other service managers have in place of them. */
final class RunLevels {
  private static final Map<String, List<String>> TARGETS =
      Map.of(
          "0", List.of("poweroff.target"),
          "1", List.of("rescue.target"),
          "2", List.of("multi-user.target"),
          "3", List.of("multi-user.target"),
          "4", List.of("multi-user.target"),
          // It includes the former.
          "5", List.of("multi-user.target", "graphical.target"),
          "6", List.of("reboot.target"));

  private static final Map<String, List<String>> OPENRC =
      Map.of(
          "0", List.of("shutdown"),
          "1", List.of("single"),
          "2", List.of("default"),
          "3", List.of("default"),
          "4", List.of("default"),
          "5", List.of("default"),
          "6", List.of("reboot"));

  private RunLevels() {}

  /**
   * Tells whether the wanted level is among these of a manager.
   *
   * @throws IllegalArgumentException when the manager has no such level, ever
   */
  static boolean isAmong(List<String> levels, String manager, String wanted) {
    return named(manager, wanted).stream().anyMatch(levels::contains);
  }

  private static List<String> named(String manager, String wanted) {
    return switch (manager) {
      case "systemd" -> byNumber(TARGETS, wanted).orElse(List.of(wanted, wanted + ".target"));
      case "openrc" -> byNumber(OPENRC, wanted).orElse(List.of(wanted));
      default -> {
        if (!wanted.matches("[0-6S]")) {
          throw new IllegalArgumentException(
              "with_level takes a run level of System V, 0 to 6 or S, not '" + wanted + "'");
        }
        yield List.of(wanted);
      }
    };
  }

  private static Optional<List<String>> byNumber(Map<String, List<String>> names, String wanted) {
    if (wanted.matches("\\d+") && !names.containsKey(wanted)) {
      throw new IllegalArgumentException(
          "with_level takes a run level from 0 to 6 or a name, not '" + wanted + "'");
    }
    return Optional.ofNullable(names.get(wanted));
  }
}
