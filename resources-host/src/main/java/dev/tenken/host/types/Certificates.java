package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.Answer;
import dev.tenken.host.batch.HostKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.apiguardian.api.API;

/**
 * All certificates in a file, or in the files of a folder and its folders, links followed: {@code
 * certificates('/etc/letsencrypt/live')}.
 *
 * <p>Certificates are found in PEM, whatever a file is named. Absent: there is no such path.
 * Unknown: something below it may not be read. A path without any certificate fails every check on
 * them.
 *
 * <p>Source: the blocks of certificates in the files.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Certificates extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("certificates", 1, (probe, answer) -> read(answer))
          .using("paths")
          .withContent()
          .source("find -L, the blocks of certificates");

  private final Probe probe;

  private Certificates(Facts facts, String path) {
    super(facts, TargetType.HOST, "Certificates", path, KIND.probe(path));
    probe = KIND.probe(path);
  }

  /** Names the file or folder, by its absolute path. */
  @Word
  public static Certificates certificates(Spec spec, String path) {
    return new Certificates(spec.facts(TargetType.HOST), ExactName.path("certificates", path));
  }

  /** Tells whether there is such a path, with a certificate or more. */
  public Finding exists() {
    return find(probe)
        .map(data -> Finding.of(!data.list("certificates").isEmpty(), counted(data)))
        .orElse(Finding.no("no such path"));
  }

  /** Tells whether the time is within the dates of all of them, and all can be read. */
  public Finding isValid() {
    return within(asked());
  }

  /**
   * Tells whether all of them are valid now and for this time to come.
   *
   * @param time such as {@code 30.days}
   */
  public Finding isValidFor(Duration time) {
    Finding now = within(asked());
    return now.holds() ? within(asked().plus(time)) : now;
  }

  /** Returns how many different ones there are. */
  public long count() {
    return certificates().size();
  }

  /** Returns the files that hold certificates. */
  public List<String> files() {
    return List.copyOf(
        new TreeSet<>(
            certificates().stream()
                .flatMap(one -> one.list("files").stream())
                .map(Data::text)
                .toList()));
  }

  /** Returns the days until the first of them expires, negative when one has expired. */
  public long validityInDays() {
    return X509.days(asked(), notAfter());
  }

  /** Returns when the first of them expires. */
  public Instant notAfter() {
    return certificates().stream().map(X509::notAfter).min(Instant::compareTo).orElseThrow();
  }

  /** Returns the subjects of those that have expired. */
  public List<String> expired() {
    Instant now = asked();
    return certificates().stream()
        .filter(one -> X509.notAfter(one).isBefore(now))
        .map(one -> one.text("subject"))
        .toList();
  }

  private Instant asked() {
    return fact(probe).evidence().askedAt();
  }

  private List<Data> certificates() {
    List<Data> all = present(probe).list("certificates");
    if (all.isEmpty()) {
      throw Missing.resource("there is no certificate below " + resourceName());
    }
    return all;
  }

  private Finding within(Instant time) {
    List<Data> all = certificates();
    List<String> wrong = new ArrayList<>();
    present(probe).list("broken").forEach(file -> wrong.add(file.text() + " has a broken one"));
    for (Data one : all) {
      X509.problem(one, time)
          .ifPresent(
              problem ->
                  wrong.add(
                      one.list("files").get(0).text()
                          + ": "
                          + one.text("subject")
                          + " "
                          + problem));
    }
    return wrong.isEmpty()
        ? Finding.yes(counted(present(probe)) + ", the first expires " + notAfter())
        : Finding.no(String.join("; ", wrong));
  }

  private static String counted(Data data) {
    int count = data.list("certificates").size();
    return count == 1 ? "1 certificate" : count + " certificates";
  }

  private static Data read(Answer answer) {
    List<String> files = answer.all("file");
    List<String> blocks = answer.all("pem");
    List<String> broken = new ArrayList<>();
    Map<String, Map<String, Object>> certificates = new LinkedHashMap<>();
    for (int i = 0; i < files.size(); i++) {
      X509.Blocks read = X509.blocks(blocks.get(i));
      if (read.broken()) {
        broken.add(files.get(i));
      }
      for (Map<String, Object> one : read.certificates()) {
        Map<String, Object> known =
            certificates.computeIfAbsent(
                String.valueOf(one.get("sha256_fingerprint")),
                fingerprint -> {
                  one.put("files", new ArrayList<String>());
                  return one;
                });
        @SuppressWarnings("unchecked")
        List<String> in = (List<String>) Optional.ofNullable(known.get("files")).orElseThrow();
        in.add(files.get(i));
      }
    }
    return Data.map("certificates", certificates.values(), "broken", broken);
  }
}
