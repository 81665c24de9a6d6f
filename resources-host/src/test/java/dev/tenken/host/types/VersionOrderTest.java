package dev.tenken.host.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.host.testing.Tools;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Versions are ordered as the package managers themselves order them. */
class VersionOrderTest {
  private static final List<String> VERSIONS =
      List.of(
          "0",
          "1",
          "1.0",
          "1.00",
          "1.0.0",
          "1.1",
          "1.9",
          "1.10",
          "1.0~rc1",
          "1.0~",
          "1.0~~",
          "1.0a",
          "1.0b",
          "1.0.a",
          "1.0+b1",
          "1.0-1",
          "1.0-1.1",
          "1.0-1+deb12u1",
          "1.0-10",
          "1.0-2",
          "2.0~rc1-1",
          "2.0-1",
          "01",
          "1a",
          "a1",
          "1.22.1-9+deb12u9",
          "9.2p1-2",
          "1.0^20260101",
          "1.0^",
          "1.0^git1",
          "20260101",
          "5.14.0-362.el9",
          "5.15.0-427.el9",
          "1_0",
          "1.0.");

  @Test
  void debianVersionsAsDpkgOrdersThem() throws Exception {
    Tools.need("dpkg");
    for (String left : VERSIONS) {
      for (String right : VERSIONS) {
        if (isDebian(left) && isDebian(right)) {
          int order = PackageFormat.DPKG.compareFull(left, right);
          String relation = order < 0 ? "lt-nl" : order > 0 ? "gt-nl" : "eq";
          assertThat(Tools.status("dpkg", "--compare-versions", left, relation, right))
              .as("%s %s %s", left, relation, right)
              .isZero();
        }
      }
    }
  }

  private static boolean isDebian(String version) {
    return version.matches("\\d[A-Za-z0-9.+~-]*");
  }

  @Test
  void rpmVersionsAsRpmOrdersThem() throws Exception {
    Tools.need("rpm");
    for (String left : VERSIONS) {
      StringBuilder script = new StringBuilder();
      VERSIONS.forEach(
          right -> script.append("print(rpm.vercmp('%s', '%s'), ' ') ".formatted(left, right)));
      String[] orders =
          Tools.output("rpm", "--eval", "%{lua:" + script + "}").strip().split("\\s+", -1);
      for (int i = 0; i < orders.length; i++) {
        assertThat(Integer.signum(PackageFormat.RPM.compareFull(left, VERSIONS.get(i))))
            .as("%s against %s", left, VERSIONS.get(i))
            .isEqualTo(Integer.parseInt(orders[i]));
      }
    }
  }

  /** Alpine's tool is on no Debian host: these are cases of its documented order. */
  @ParameterizedTest
  @CsvSource({
    "1.2.3-r0, 1.2.3-r1",
    "1.2.3-r9, 1.2.3-r10",
    "1.9-r0, 1.10-r0",
    "1.0_alpha, 1.0_beta",
    "1.0_rc1, 1.0",
    "1.0, 1.0_p1",
    "1.0_p1, 1.0_p2",
    "1.0a, 1.0b",
    "1.0, 1.0a",
    "1.0.01, 1.0.1",
    "1.36.1-r2, 1.36.1-r15",
    "1.0_pre2, 1.0_rc1",
    "1.0_git20260101, 1.0_p1",
    "1.1, 1.1.1",
  })
  void alpineVersionsByTheirRules(String lower, String higher) {
    assertThat(PackageFormat.APK.compareFull(lower, higher)).isNegative();
    assertThat(PackageFormat.APK.compareFull(higher, lower)).isPositive();
    assertThat(PackageFormat.APK.compareFull(lower, lower)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "DPKG, 1.22.1-9+deb12u9, 1.22.1, true",
    "DPKG, 1.22.1-9+deb12u9, 1.22.1-9+deb12u9, true",
    "DPKG, 1.22.1-9+deb12u9, 1.22.1-9, false",
    "DPKG, 1.22.1-9+deb12u9, 1.22, false",
    "DPKG, 1:9.2p1-2, 9.2p1, true",
    "DPKG, 1:9.2p1-2, 1:9.2p1, true",
    "DPKG, 1:9.2p1-2, 2:9.2p1, false",
    "DPKG, 9.2p1-2, 0:9.2p1-2, true",
    "DPKG, 1.2-rc1-3, 1.2-rc1, true",
    "DPKG, 2.0.1, 2.0, false",
    "RPM, 1:1.20.1-14.el9, 1.20.1, true",
    "RPM, 1:1.20.1-14.el9, 1.20.1-14.el9, true",
    "RPM, 1:1.20.1-14.el9, 0:1.20.1, false",
    "RPM, 1.20.1-14.el9, 1.20.1-14, false",
    "APK, 1.36.1-r15, 1.36.1, true",
    "APK, 1.36.1-r15, 1.36.1-r15, true",
    "APK, 1.36.1-r15, 1.36.1-r1, false",
  })
  void writtenVersionIsTheWholeOrTheUpstreamOne(
      PackageFormat format, String installed, String written, boolean same) {
    assertThat(format.matches(installed, written)).isEqualTo(same);
  }
}
