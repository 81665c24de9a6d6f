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
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A source of packages for apt: by its URI, {@code apt_source('http://apt.example.com/debian')}, or
 * a personal package archive of Launchpad, {@code ppa('owner/name')}.
 *
 * <p>Both forms of apt's files are read, {@code .list} and {@code .sources}. Absent: no entry has
 * it. Unknown: the host has no apt, or the files can't be read. Source: {@code
 * /etc/apt/sources.list}, {@code /etc/apt/sources.list.d}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AptSource extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("apt-sources", 0, AptSource::read)
          .using("paths")
          .source("/etc/apt/sources.list, /etc/apt/sources.list.d");

  private static final Pattern OWNER_AND_NAME = Pattern.compile("[^/\\s:]+(?:/[^/\\s]+)?");

  private final Probe probe = KIND.probe();
  private final Predicate<String> wanted;

  private AptSource(Facts facts, String what, String name, Predicate<String> wanted) {
    super(facts, TargetType.HOST, what, name, KIND.probe());
    this.wanted = wanted;
  }

  /** Names a source by its URI; a final slash doesn't count. */
  @Word
  public static AptSource apt_source(Spec spec, Object uri) {
    String plain = withoutSlash(Wanted.text(uri));
    return new AptSource(
        spec.facts(TargetType.HOST),
        "Source of apt",
        Wanted.text(uri),
        actual -> withoutSlash(actual).equals(plain));
  }

  /** Names a personal package archive: {@code owner/name}, also {@code ppa:owner/name}. */
  @Word
  public static AptSource ppa(Spec spec, Object name) {
    String plain = Wanted.text(name).replaceFirst("^ppa:", "");
    if (!OWNER_AND_NAME.matcher(plain).matches()) {
      return new AptSource(spec.facts(TargetType.HOST), "PPA", Wanted.text(name), actual -> false);
    }
    Pattern uri =
        Pattern.compile(
            "https?://(?:[^/@]*@)?(?:private-)?ppa\\.launchpad(?:content)?\\.net(?::\\d+)?/"
                + Pattern.quote(plain.contains("/") ? plain : plain + "/ppa")
                + "(?:/[^/]*)?/?");
    return new AptSource(
        spec.facts(TargetType.HOST),
        "PPA",
        Wanted.text(name),
        actual -> uri.matcher(actual).matches());
  }

  /** Tells whether there is an entry, be it a disabled one or a line commented out. */
  public Finding exists() {
    return all().isEmpty() ? none() : Finding.yes(where(all()));
  }

  /** Tells whether an entry of packages ({@code deb}, not {@code deb-src}) is in force. */
  public Finding isEnabled() {
    List<Data> packages =
        enabled().stream().filter(entry -> texts(entry, "types").contains("deb")).toList();
    return !packages.isEmpty()
        ? Finding.yes(where(packages))
        : all().isEmpty() ? none() : Finding.no("not in force, in " + where(all()));
  }

  /** Returns the types of the entries in force: {@code deb}, {@code deb-src}. */
  public List<String> types() {
    return each(entry -> texts(entry, "types"));
  }

  /** Returns the suites of the entries in force: {@code bookworm-updates}. */
  public List<String> suites() {
    return each(entry -> texts(entry, "suites"));
  }

  /** Returns the components of the entries in force: {@code main}. */
  public List<String> components() {
    return each(entry -> texts(entry, "components"));
  }

  /** Returns the files that have entries, disabled ones too. */
  public List<String> files() {
    if (all().isEmpty()) {
      throw Missing.resource("no entry has " + this);
    }
    return all().stream().map(entry -> entry.text("file")).distinct().toList();
  }

  private List<String> each(Function<Data, List<String>> member) {
    if (enabled().isEmpty()) {
      throw Missing.resource("no entry in force has " + this);
    }
    return enabled().stream().flatMap(entry -> member.apply(entry).stream()).distinct().toList();
  }

  private List<Data> enabled() {
    return all().stream().filter(entry -> entry.flag("enabled")).toList();
  }

  private List<Data> all() {
    return present(probe).list().stream()
        .filter(entry -> texts(entry, "uris").stream().anyMatch(wanted))
        .toList();
  }

  private Finding none() {
    return Finding.no("no entry has it");
  }

  private static String where(List<Data> entries) {
    return String.join(", ", entries.stream().map(one -> one.text("file")).distinct().toList());
  }

  private static List<String> texts(Data entry, String member) {
    return entry.list(member).stream().map(Data::text).toList();
  }

  private static String withoutSlash(String uri) {
    return uri.replaceFirst("/+$", "");
  }

  private static Data read(Probe probe, Answer answer) {
    List<String> files = answer.all("file");
    List<String> texts = answer.all("text");
    return Data.of(
        Stream.iterate(0, i -> i < files.size(), i -> i + 1)
            .flatMap(
                i ->
                    AptSourceFile.read(files.get(i), texts.get(i)).stream()
                        .map(
                            entry ->
                                Map.of(
                                    "file", files.get(i),
                                    "enabled", entry.enabled(),
                                    "types", entry.types(),
                                    "uris", entry.uris(),
                                    "suites", entry.suites(),
                                    "components", entry.components())))
            .toList());
  }
}
