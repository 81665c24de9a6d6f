package dev.tenken.reports;

import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.journal.CheckRecord;
import dev.tenken.dsl.journal.Detail;
import dev.tenken.dsl.journal.EndRecord;
import dev.tenken.dsl.journal.Journal;
import dev.tenken.dsl.journal.Location;
import dev.tenken.dsl.journal.RunRecord;
import dev.tenken.dsl.journal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Journals for tests, as a run makes them. */
final class Journals {
  static final Instant START = Instant.parse("2026-11-21T03:04:05.678Z");

  /** What a host under someone else's control might print. */
  static final String HOSTILE =
      "<script>alert(1)</script> \u001b[2J\u001b]0;owned\u0007 ]]> \u0000 \ud800 \u202egnp.exe"
          + " \u200b &amp; \"quoted\" 'single' `tick` | pipe [link](https://example.test) {{x}}"
          + " \r \u009b31m \uffff tab\tend";

  private final List<CheckRecord> checks = new ArrayList<>();
  private final Map<String, String> targets = new TreeMap<>();
  private String replayOf = "";
  private boolean complete = true;
  private List<String> notes = List.of();
  private Map<String, String> ci = Map.of();
  private String environment = "staging";

  static Journals journal() {
    return new Journals();
  }

  Journals environment(String name) {
    environment = name;
    return this;
  }

  Journals replayOf(String time) {
    replayOf = time;
    return this;
  }

  Journals cutShort() {
    complete = false;
    return this;
  }

  Journals notes(String... said) {
    notes = List.of(said);
    return this;
  }

  Journals ci(Map<String, String> detected) {
    ci = detected;
    return this;
  }

  Journals check(String target, String resource, String name, Verdict verdict, Detail detail) {
    return check(target, "web/nginx_spec.groovy", List.of(), resource, name, verdict, detail);
  }

  Journals check(
      String target,
      String spec,
      List<String> outer,
      String resource,
      String name,
      Verdict verdict,
      Detail detail) {
    targets.put(target, target.startsWith("aws") ? "aws" : "host");
    List<String> groups = new ArrayList<>(outer);
    groups.add(resource);
    int quote = resource.indexOf(" \"");
    String type = quote < 0 ? "" : resource.substring(0, quote);
    String named = quote < 0 ? "" : resource.substring(quote + 2, resource.length() - 1);
    int line = 3 + checks.size() % 60;
    checks.add(
        new CheckRecord(
            spec + "/" + String.join("/", groups) + "/" + name + "@" + target,
            spec,
            target,
            target.startsWith("aws") ? "aws" : "host",
            groups,
            type,
            named,
            name,
            new Location(spec, line, 5),
            verdict == Verdict.FAILED ? Set.of("smoke") : Set.of(),
            verdict == Verdict.FAILED ? "critical" : "",
            verdict == Verdict.FAILED ? "sre" : "",
            verdict,
            detail,
            START.plusMillis(checks.size()),
            Duration.ofMillis(2),
            1));
    return this;
  }

  Journals passed(String target, String resource, String name) {
    return check(target, resource, name, Verdict.PASSED, Detail.NONE);
  }

  Journals failed(String target, String resource, String name, Detail detail) {
    return check(target, resource, name, Verdict.FAILED, detail);
  }

  static Detail drift(String expected, String found) {
    return drift(expected, found, "", "raw " + found);
  }

  static Detail drift(String expected, String found, String nearest, String raw) {
    String message =
        "expected: "
            + expected
            + "\n   found: "
            + found
            + (nearest.isEmpty() ? "" : "\n nearest: " + nearest)
            + "\nevidence: dpkg-query -W, asked 03:04:06Z (140 ms)"
            + "\n      at: web/nginx_spec.groovy:5";
    return new Detail(message, expected, found, nearest, "", List.of(evidence(raw)));
  }

  static Detail unknown(String subject, String cause, String message) {
    String text = "expected: " + subject + "\n unknown: " + cause + ": " + message;
    return new Detail(text, subject, message, "", cause, List.of(evidence("")));
  }

  static Detail broken(String message) {
    return new Detail("  broken: " + message, "", message, "", "", List.of());
  }

  static Detail says(String message) {
    return new Detail(message, "", "", "", "", List.of());
  }

  static Evidence evidence(String raw) {
    return new Evidence("dpkg-query -W", START.plusSeconds(1), Duration.ofMillis(140), raw);
  }

  Journal end() {
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    for (Verdict verdict : Verdict.values()) {
      counts.put(verdict, 0);
    }
    checks.forEach(check -> counts.merge(check.verdict(), 1, Integer::sum));
    Map<String, Map<String, Long>> ledger = new TreeMap<>();
    targets.forEach(
        (target, type) ->
            ledger.put(
                target,
                new TreeMap<>(
                    type.equals("aws")
                        ? Map.of("ec2:DescribeInstances", 2L, "rds:DescribeDBParameters", 3L)
                        : Map.of("ssh.connection", 1L, "ssh.channel", 1L, "round", 2L))));
    return new Journal(
        new RunRecord(environment, START, replayOf, "0.1.0", "specs", targets, notes, ci),
        List.copyOf(checks),
        new EndRecord(START.plusMillis(3_456), counts, ledger, complete, List.of()));
  }

  /** A run such as an operator sees: two web hosts, one that can't be reached, one account. */
  static Journals ordinary() {
    Journals journal =
        journal()
            .notes("--tag smoke left out 12 checks")
            .ci(Map.of("name", "nightly", "number", "42", "url", "https://ci.example/job/42/"));
    for (String host : List.of("web-01", "web-02")) {
      journal
          .passed(host, "Package \"nginx\"", "is installed with version 1.22.1")
          .passed(host, "Service \"nginx\"", "is enabled")
          .failed(
              host,
              "File \"/etc/nginx/nginx.conf\"",
              "mode equals 644",
              drift("'644' (rw-r--r--)", "'600' (rw-------)", "", "600 root root nginx.conf"))
          .passed(host, "Port 443", "is listening")
          .check(
              host,
              "Service \"redis\"",
              "is running",
              Verdict.PENDING,
              says("waits for ticket OPS-12"));
    }
    journal.check(
        "web-01",
        "base/mounts_spec.groovy",
        List.of("the data volume"),
        "Mount \"/data\"",
        "used percent is less than 80",
        Verdict.FAILED,
        drift("less than 80", "91", "/data/log (74)", "/dev/sdb1 ext4 91% /data"));
    journal.check(
        "web-02",
        "base/mounts_spec.groovy",
        List.of("the data volume"),
        "Mount \"/data\"",
        "used percent is less than 80",
        Verdict.PASSED,
        Detail.NONE);
    for (String name : List.of("is installed", "is enabled", "is running")) {
      journal.check(
          "db-01",
          "base/mounts_spec.groovy",
          List.of(),
          "Service \"mysql\"",
          name,
          Verdict.UNKNOWN,
          unknown("Service \"mysql\": " + name, "unreachable", "db-01:22 did not answer in 10 s"));
    }
    journal.check(
        "aws-main",
        "aws/network_spec.groovy",
        List.of(),
        "EC2 instance \"web-01\"",
        "has EIP 203.0.113.10",
        Verdict.BROKEN,
        broken("EC2 instance has no have_eipp; the nearest is have_eip"));
    journal.check(
        "aws-main",
        "aws/network_spec.groovy",
        List.of(),
        "Security group \"web\"",
        "is opened 443",
        Verdict.SKIPPED,
        says("maintenance: moving to the new account"));
    return journal;
  }

  /** As many checks as a large estate has, nearly all green. */
  static Journal large(int count) {
    Journals journal = journal().environment("production");
    int hosts = Math.max(1, count / 100);
    for (int i = 0; i < count; i++) {
      int part = i / hosts;
      String host = String.format("host-%03d", i % hosts);
      String resource = "Package \"tool-" + part / 4 + "\"";
      String spec = "base/spec_" + part / 20 + "_spec.groovy";
      boolean fails = i % 997 == 3;
      journal.check(
          host,
          spec,
          List.of(),
          resource,
          List.of("is installed", "has version 1.2.3", "is held", "is signed").get(part % 4),
          fails ? Verdict.FAILED : Verdict.PASSED,
          fails ? drift("installed", "absent") : Detail.NONE);
    }
    return journal.end();
  }
}
