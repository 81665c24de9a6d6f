package dev.tenken.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class JunitXmlTest {
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
