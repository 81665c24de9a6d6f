package dev.tenken.engine.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.Question;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Evidence;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.fact.Undetermined;
import dev.tenken.dsl.spi.ConfigurationError;
import dev.tenken.dsl.spi.Secrets;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.engine.collect.TargetKey;
import dev.tenken.engine.fake.FakeKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {
  private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");
  private static final Evidence EVIDENCE =
      new Evidence("dpkg-query -W", START.plusSeconds(1), Duration.ofMillis(12), "nginx 1.22.1");
  private static final TargetKey WEB = new TargetKey("web-01", TargetType.HOST);
  private static final Probe NGINX = FakeKind.host("package", "nginx");
  private static final Probe APACHE = FakeKind.host("package", "apache2");
  private static final Probe SHADOW = FakeKind.host("file", "/etc/shadow", "content");

  private final Secrets secrets = new Secrets();
  private final Map<Question, Fact<Data>> facts = new LinkedHashMap<>();
  private Path folder;

  @BeforeEach
  void inFolder(@TempDir Path temporary) {
    folder = temporary.resolve("recording");
  }

  @Test
  void aRecordingIsReadableSortedAndStable() throws IOException {
    fact(SHADOW, new Fact.Unknown<>(cause(Cause.Reason.PERMISSION_DENIED, "denied"), EVIDENCE));
    fact(NGINX, present(Data.map("version", "1.22.1", "status", "installed")));
    fact(APACHE, new Fact.Absent<>(EVIDENCE));

    write();

    String json = Files.readString(folder.resolve("hosts/web-01.json"));
    assertThat(json).isEqualTo(fixture("web-01.json"));
    assertThat(Files.readString(folder.resolve("environment.json")))
        .isEqualTo(fixture("environment.json"));
    write();
    assertThat(Files.readString(folder.resolve("hosts/web-01.json"))).isEqualTo(json);
  }

  @Test
  void itAnswersAsTheRunWasAnswered() {
    Data everything =
        Data.of(
            List.of(
                "text\u0000\u001b é",
                7L,
                new BigInteger("99999999999999999999"),
                new BigDecimal("0.10"),
                true,
                START,
                Map.of("$time", "no time", "nested", List.of())));
    fact(NGINX, present(everything));
    fact(APACHE, new Fact.Absent<>(EVIDENCE));
    fact(SHADOW, new Fact.Unknown<>(cause(Cause.Reason.PERMISSION_DENIED, "denied"), EVIDENCE));
    write();

    Map<Probe, Fact<Data>> answers =
        Recording.read(folder).source(WEB, secrets).ask(Set.of(NGINX, APACHE, SHADOW));

    facts.forEach((question, fact) -> assertThat(answers.get(question.probe())).isEqualTo(fact));
  }

  @Test
  void itKnowsItsTargetsAndItsTime() {
    write();

    Recording recording = Recording.read(folder);

    assertThat(recording.environment()).isEqualTo("staging");
    assertThat(recording.recordedAt()).isEqualTo(START);
    assertThat(recording.vars()).isEqualTo(Map.of("nginx_version", "1.22.1"));
    assertThat(recording.targets())
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.name()).isEqualTo("web-01");
              assertThat(target.roles()).containsExactly("web");
              assertThat(target.labels()).isEqualTo(Map.of("tier", "front"));
              assertThat(target.vars()).isEqualTo(Map.of("port", "80"));
              assertThat(target.settings().text("address")).contains("10.0.3.11");
            });
  }

  @Test
  void whatWasNotRecordedIsUnknownNeverAbsent() {
    write();
    Recording recording = Recording.read(folder);

    for (TargetKey target : List.of(WEB, new TargetKey("other", TargetType.HOST))) {
      FactSource source = recording.source(target, secrets);
      assertThat(source.ask(Set.of(NGINX)).get(NGINX))
          .isInstanceOfSatisfying(
              Fact.Unknown.class,
              unknown ->
                  assertThat(unknown.cause())
                      .isEqualTo(
                          cause(
                              Cause.Reason.NOT_RECORDED,
                              "the recording has no answer to 'package nginx'")));
    }
  }

  @Test
  void aSecretIsMaskedAndReadsAsUnknown() throws IOException {
    secrets.add("tiger-lily");
    fact(NGINX, present(Data.map("line", "password=tiger-lily", "user", "app")));
    Probe withSecret = FakeKind.host("command", "mysql -ptiger-lily");
    fact(withSecret, present(Data.of("ok")));

    write();

    assertThat(Files.readString(folder.resolve("hosts/web-01.json"))).doesNotContain("tiger-lily");
    Map<Probe, Fact<Data>> answers =
        Recording.read(folder).source(WEB, secrets).ask(Set.of(NGINX, withSecret));
    Data read = ((Fact.Present<Data>) answers.get(NGINX)).value();
    assertThat(read.text("user")).isEqualTo("app");
    assertThatThrownBy(() -> read.text("line")).isInstanceOf(Undetermined.class);
    assertThat(answers.get(withSecret)).isInstanceOf(Fact.Present.class);
  }

  @Test
  void whatItTakesToAskIsNotRecorded() throws IOException {
    Probe key = FakeKind.host("x509-private-key", "/etc/ssl/app.key").withSecret("tiger-lily");
    fact(key, present(Data.of("ok")));

    write();

    assertThat(Files.readString(folder.resolve("hosts/web-01.json"))).doesNotContain("tiger-lily");
    assertThat(key.toString()).doesNotContain("tiger-lily");
    assertThat(Recording.read(folder).source(WEB, secrets).ask(Set.of(key)).get(key))
        .isInstanceOf(Fact.Present.class);
  }

  @Test
  void itsFilesAreForTheirOwnerOnly() throws IOException {
    write();

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("hosts/web-01.json"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aTargetsNameLeadsToNoOtherFolder() {
    Target odd = target("../../etc/x y");

    new RecordingWriter(folder, secrets).write("staging", Map.of(), START, List.of(odd), Map.of());

    assertThat(folder.resolve("hosts/%2E./..%2Fetc")).doesNotExist();
    assertThat(folder.resolve("hosts/%2E.%2F..%2Fetc%2Fx%20y.json")).exists();
    assertThat(Recording.read(folder).targets())
        .extracting(Target::name)
        .containsExactly(odd.name());
  }

  @Test
  void aLinkOutOfTheFolderIsRefused() throws IOException {
    write();
    Path secret = Files.writeString(folder.resolveSibling("outside.json"), "{\"version\":1}");
    Path link = Files.createSymbolicLink(folder.resolve("hosts/db-01.json"), secret);

    refuses(link + ": leads out of the recording's folder");
  }

  @Test
  void whatIsNoRecordingIsRefused() throws IOException {
    refuses(folder + " holds no recording: there is no environment.json in it");
    write();
    Path file = folder.resolve("hosts/web-01.json");

    Files.writeString(file, "[]");
    refuses(file + ": not a recording: it is no JSON object");
    Files.writeString(file, "{\"version\": 2}");
    refuses(file + ": recording of version 2; this Tenken reads version 1: record again");
    Files.writeString(file, "{\"version\": 1}");
    refuses(file + ": not a recording: 'name' is missing");
    Files.writeString(file, "[".repeat(200));
    assertThatThrownBy(() -> Recording.read(folder))
        .isInstanceOf(ConfigurationError.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void whereItCanNotBeReadIsSaid() throws IOException {
    write();
    Path file = folder.resolve("hosts/web-01.json");

    Files.writeString(file, "{\n  \"version\": 1\n");
    refuses(
        file + ":3: not a recording: Unexpected end-of-input: expected close marker for Object");
  }

  /** Its checks would be missing from the replay, which would be green without them. */
  @Test
  void aTargetWhoseFileIsLostIsMissed() throws IOException {
    new RecordingWriter(folder, secrets)
        .write("staging", Map.of(), START, List.of(target("web-01"), target("web-02")), Map.of());
    Path lost = folder.resolve("hosts/web-02.json");
    Files.delete(lost);

    refuses(lost + ": does not exist, though environment.json lists it: record again");
  }

  @Test
  void aTargetThatStandsInTwoFilesIsRefused() throws IOException {
    write();
    Path copy = folder.resolve("hosts/web-01-old.json");
    Files.copy(folder.resolve("hosts/web-01.json"), copy);

    refuses(copy + ": target 'web-01' stands in another file of the recording too");
  }

  @Test
  void aFileInPlaceOfItsFolderIsRefused() throws IOException {
    Files.writeString(folder, "x");

    assertThatThrownBy(() -> new RecordingWriter(folder, secrets).prepare())
        .isInstanceOf(ConfigurationError.class)
        .hasMessage(folder + ": the recording can't be written: it is no folder");
  }

  @Test
  void aFolderWithOtherThingsInItIsNotWrittenOver() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.txt"), "x");

    assertThatThrownBy(this::write)
        .isInstanceOf(ConfigurationError.class)
        .hasMessage(folder + ": is not empty and holds no recording, so none is written over it");
  }

  private void refuses(String message) {
    assertThatThrownBy(() -> Recording.read(folder))
        .isInstanceOf(ConfigurationError.class)
        .hasMessage(message);
  }

  private void write() {
    new RecordingWriter(folder, secrets)
        .write(
            "staging", Map.of("nginx_version", "1.22.1"), START, List.of(target("web-01")), facts);
  }

  private static Target target(String name) {
    return new Target(
        name,
        TargetType.HOST,
        List.of("web"),
        Map.of("tier", "front"),
        Map.of("port", "80"),
        "",
        Settings.of(Map.of("address", "10.0.3.11")));
  }

  private void fact(Probe probe, Fact<Data> fact) {
    facts.put(new Question("web-01", TargetType.HOST, probe), fact);
  }

  private static Fact<Data> present(Data data) {
    return new Fact.Present<>(data, EVIDENCE);
  }

  private static Cause cause(Cause.Reason reason, String message) {
    return new Cause(reason, message);
  }

  private static String fixture(String name) throws IOException {
    return Files.readString(Path.of("src/test/resources/recording").resolve(name));
  }
}
