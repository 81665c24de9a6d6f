package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

class JunitXmlTest {
  /** Half of its text is beyond the Basic Multilingual Plane, and all of it more than 1 MB. */
  private static final String HUGE = (Journals.HOSTILE + " 👍🏽 𠮷野家 ").repeat(5_000);

  private static final Map<String, Set<String>> CHILDREN =
      Map.of(
          "testsuite", Set.of("properties", "testcase"),
          "properties", Set.of("property"),
          "testcase", Set.of("failure", "error", "skipped"));
  private static final Map<String, List<String>> REQUIRED =
      Map.of(
          "testsuite", List.of("name", "tests", "failures", "errors"),
          "property", List.of("name", "value"),
          "testcase", List.of("name", "classname"));
  private static final Map<String, List<String>> OPTIONAL =
      Map.of(
          "testsuite", List.of("skipped", "time", "timestamp", "hostname"),
          "testcase", List.of("time", "file", "line"),
          "failure", List.of("type", "message"),
          "error", List.of("type", "message"),
          "skipped", List.of("message"));

  @TempDir Path folder;

  @Test
  void eachTargetHasAFileNamedByEnvironmentAndTarget() throws Exception {
    write(Journals.ordinary().end());

    try (var files = Files.list(folder.resolve("junit"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "TEST-staging-web-01.xml",
              "TEST-staging-web-02.xml",
              "TEST-staging-db-01.xml",
              "TEST-staging-aws-main.xml");
    }
  }

  @Test
  void theSuiteIsTheTargetWithItsCounts() throws Exception {
    write(Journals.ordinary().end());

    Document xml = parse("TEST-staging-web-01.xml");
    assertThat(xpath(xml, "/testsuite/@name")).isEqualTo("web-01");
    assertThat(xpath(xml, "/testsuite/@tests")).isEqualTo("6");
    assertThat(xpath(xml, "/testsuite/@failures")).isEqualTo("2");
    assertThat(xpath(xml, "/testsuite/@errors")).isEqualTo("0");
    assertThat(xpath(xml, "/testsuite/@skipped")).isEqualTo("1");
  }

  @Test
  void aCheckIsNamedByItsGroupsAndPlacedInItsSpec() throws Exception {
    write(Journals.ordinary().end());

    Document xml = parse("TEST-staging-web-01.xml");
    String check = "//testcase[@classname='staging.web-01.base.mounts_spec']";
    assertThat(xpath(xml, check + "/@name"))
        .isEqualTo("the data volume › Mount \"/data\" › used percent is less than 80");
    assertThat(xpath(xml, check + "/@file")).isEqualTo("base/mounts_spec.groovy");
    assertThat(xpath(xml, check + "/@line")).isEqualTo("13");
    assertThat(xpath(xml, check + "/@time")).isEqualTo("0.002");
    assertThat(xpath(xml, check + "/failure/@message"))
        .isEqualTo("expected less than 80, found 91");
    assertThat(xpath(xml, check + "/failure")).contains("nearest: /data/log (74)");
  }

  @Test
  void unknownIsAnErrorWithItsCause() throws Exception {
    write(Journals.ordinary().end());

    Document xml = parse("TEST-staging-db-01.xml");
    assertThat(xpath(xml, "count(//error[@type='unknown: unreachable'])")).isEqualTo("3");
    assertThat(xpath(xml, "//error/@message"))
        .isEqualTo("unreachable: db-01:22 did not answer in 10 s");
  }

  @Test
  void brokenIsAnErrorAndSkippedAndPendingAreSkipped() throws Exception {
    write(Journals.ordinary().end());

    Document aws = parse("TEST-staging-aws-main.xml");
    assertThat(xpath(aws, "//error[@type='broken check']/@message"))
        .isEqualTo("broken check: EC2 instance has no have_eipp; the nearest is have_eip");
    assertThat(xpath(aws, "//skipped/@message"))
        .isEqualTo("maintenance: moving to the new account");
    assertThat(xpath(parse("TEST-staging-web-01.xml"), "//skipped/@message"))
        .isEqualTo("pending: waits for ticket OPS-12");
  }

  @Test
  void propertiesSayThatNothingWasAskedAndThatTheRunWasCutShort() throws Exception {
    write(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").cutShort().end());

    Document xml = parse("TEST-staging-web-01.xml");
    assertThat(xpath(xml, "//property[@name='replay']/@value"))
        .isEqualTo("REPLAY of 2026-11-20 01:02:03 UTC, nothing was asked");
    assertThat(xpath(xml, "//property[@name='incomplete']/@value")).startsWith("INCOMPLETE: ");
    assertThat(xpath(xml, "//property[@name='note']/@value"))
        .isEqualTo("--tag smoke left out 12 checks");
  }

  @Test
  void anythingFromAHostIsLegalXmlAndStaysVisible() throws Exception {
    write(
        Journals.journal()
            .environment("a/../b")
            .failed(
                "../evil",
                Journals.HOSTILE,
                Journals.HOSTILE,
                Journals.drift(Journals.HOSTILE, Journals.HOSTILE))
            .check(
                "../evil",
                "x",
                "y",
                Verdict.UNKNOWN,
                Journals.unknown(Journals.HOSTILE, "other", Journals.HOSTILE))
            .end());

    try (var files = Files.list(folder.resolve("junit"))) {
      Path only = files.toList().get(0);
      assertThat(only.getFileName().toString())
          .matches("TEST-a_\\.\\._b-\\.\\._evil-[0-9a-f]{8}\\.xml");
      Document xml = parse(only.getFileName().toString());
      assertThat(xpath(xml, "//testcase/failure"))
          .contains("<script>alert(1)</script> [U+001B][2J", "]]> [U+0000] [U+D800] [U+202E]gnp");
    }
  }

  /**
   * What Jenkins' readers know: its xUnit plugin's schema, but for {@code file} and {@code line},
   * which its JUnit plugin passes over and others link by.
   */
  @Test
  void itIsBuiltAsJenkinsReadsIt() throws Exception {
    write(Journals.ordinary().replayOf("2026-11-20T01:02:03Z").cutShort().end());
    write(Journals.journal().failed("evil", HUGE, HUGE, Journals.drift(HUGE, HUGE)).end());

    try (var files = Files.list(folder.resolve("junit"))) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(5).allSatisfy(file -> assertThat(file).isNotEmptyFile());
      for (Path file : all) {
        Element suite = parse(file.getFileName().toString()).getDocumentElement();
        isBuilt(suite, "testsuite");
        assertThat(OffsetDateTime.parse(suite.getAttribute("timestamp"))).isNotNull();
        assertThat(suite.getAttribute("tests"))
            .isEqualTo(String.valueOf(suite.getElementsByTagName("testcase").getLength()));
      }
    }
  }

  private static void isBuilt(Element element, String name) {
    assertThat(element.getTagName()).isEqualTo(name);
    List<String> allowed = new ArrayList<>(REQUIRED.getOrDefault(name, List.of()));
    assertThat(allowed).as(name).allMatch(element::hasAttribute);
    allowed.addAll(OPTIONAL.getOrDefault(name, List.of()));
    for (int i = 0; i < element.getAttributes().getLength(); i++) {
      Node attribute = element.getAttributes().item(i);
      assertThat(allowed).as(name).contains(attribute.getNodeName());
      if (attribute.getNodeName().equals("time")) {
        assertThat(attribute.getNodeValue()).matches("[0-9]+\\.[0-9]{3}");
      }
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element inner) {
        assertThat(CHILDREN.getOrDefault(name, Set.of())).as(name).contains(inner.getTagName());
        isBuilt(inner, inner.getTagName());
      }
    }
  }

  @Test
  void textBeyondTheBasicPlaneComesThroughWholeAndHugeTextIsCut() throws Exception {
    write(Journals.journal().failed("evil", "a \"👍\"", "x", Journals.drift("y", HUGE)).end());

    Document xml = parse("TEST-staging-evil.xml");
    assertThat(xpath(xml, "//testcase/@name")).isEqualTo("a \"👍\" › x");
    assertThat(xpath(xml, "//failure"))
        .contains("👍🏽 𠮷野家 <script>")
        .containsPattern(" … \\([0-9,]+ more characters\\)$")
        .hasSizeLessThan(2 * Visible.LIMIT)
        .doesNotContain("\ufffd", "[U+D83D]");
    assertThat(xpath(xml, "//failure/@message")).contains("👍🏽 𠮷野家 <script>");
  }

  private void write(Journal journal) throws IOException {
    new JunitXml().write(journal, folder);
  }

  private Document parse(String name) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(folder.resolve("junit").resolve(name).toFile());
  }

  private static String xpath(Document xml, String path) throws Exception {
    return XPathFactory.newInstance().newXPath().evaluate(path, xml);
  }
}
