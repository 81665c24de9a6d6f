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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A repository of dnf, yum or zypper, by its id: {@code yumrepo('epel')}.
 *
 * <p>Absent: no file has it. Unknown: the host has none of these tools, or a file can't be read.
 * Source: {@code /etc/yum.repos.d} or what {@code reposdir} says, {@code /etc/zypp/repos.d}, {@code
 * /etc/dnf/dnf.conf}, {@code /etc/yum.conf}; what dnf 5 overrides counts.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class YumRepository extends Resource {
  static final HostKind KIND =
      HostKind.ofAnswers("yum-repositories", 0, YumRepository::read)
          .source("the .repo files of dnf, yum and zypper");

  private static final Pattern SECTION = Pattern.compile("\\[([^\\]]+)\\]\\s*");
  private static final Pattern SETTING = Pattern.compile("([^=\\s]+)\\s*=(.*)");
  private static final String MAIN = "main";
  private static final String FILE = " file";

  private final Probe probe = KIND.probe();

  YumRepository(Facts facts, String id) {
    super(facts, TargetType.HOST, "Repository", id, KIND.probe());
  }

  /** Names the repository. */
  @Word
  public static YumRepository yumrepo(Spec spec, Object id) {
    return new YumRepository(spec.facts(TargetType.HOST), ExactName.of("yumrepo", id));
  }

  /** Tells whether a file has the repository, be it a disabled one. */
  public Finding exists() {
    return repository()
        .map(there -> Finding.yes("in " + there.get(FILE)))
        .orElse(Finding.no("no file has it"));
  }

  /** Tells whether it is enabled; one without {@code enabled} is. */
  public Finding isEnabled() {
    return repository()
        .map(
            there ->
                Finding.of(
                    isTrue(there.getOrDefault("enabled", "1")),
                    "enabled=" + there.getOrDefault("enabled", "1") + " in " + there.get(FILE)))
        .orElse(Finding.no("no file has it"));
  }

  /** Returns whether signatures of packages are checked: by its own setting, else the main one. */
  public boolean gpgcheck() {
    String main = sections().getOrDefault(MAIN, Map.of()).getOrDefault("gpgcheck", "0");
    return isTrue(there().getOrDefault("gpgcheck", main));
  }

  /** Returns the addresses, as they are written. */
  public List<String> baseurl() {
    String value = there().get("baseurl");
    if (value == null) {
      throw Missing.value(this + " has no baseurl");
    }
    return Stream.of(value.split("[\\s,]+", -1)).filter(url -> !url.isEmpty()).toList();
  }

  /** Returns the file that has it. */
  public String file() {
    return there().getOrDefault(FILE, "");
  }

  /** Returns its settings by name, as they are written: {@code its('settings.priority')}. */
  public Map<String, String> settings() {
    Map<String, String> settings = new TreeMap<>(there());
    settings.remove(FILE);
    return settings;
  }

  private Map<String, String> there() {
    return repository().orElseThrow(() -> Missing.resource("no file has " + this));
  }

  private Optional<Map<String, String>> repository() {
    return resourceName().equals(MAIN)
        ? Optional.empty()
        : Optional.ofNullable(sections().get(resourceName()));
  }

  private Map<String, Map<String, String>> sections() {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    for (Data section : present(probe).list()) {
      Data settings = section.get("settings");
      Map<String, String> all =
          sections.computeIfAbsent(section.text("id"), id -> new LinkedHashMap<>());
      all.putIfAbsent(FILE, section.text("file"));
      settings.names().forEach(name -> all.put(name, settings.text(name)));
    }
    return sections;
  }

  private static boolean isTrue(String value) {
    return List.of("1", "yes", "true", "on").contains(value.strip().toLowerCase(Locale.ROOT));
  }

  private static Data read(Probe probe, Answer answer) {
    List<String> files = answer.all("file");
    List<String> texts = answer.all("text");
    return Data.of(
        Stream.iterate(0, i -> i < files.size(), i -> i + 1)
            .flatMap(i -> sections(files.get(i), texts.get(i)))
            .toList());
  }

  private static Stream<Map<String, Object>> sections(String file, String text) {
    Map<String, Map<String, String>> sections = new LinkedHashMap<>();
    Map<String, String> current = new LinkedHashMap<>();
    String last = "";
    for (String line : text.split("\n", -1)) {
      Matcher section = SECTION.matcher(line);
      Matcher setting = SETTING.matcher(line);
      if (line.isBlank() || line.startsWith("#") || line.startsWith(";")) {
        continue;
      }
      if (section.matches()) {
        current = sections.computeIfAbsent(section.group(1), id -> new LinkedHashMap<>());
        last = "";
      } else if (Character.isWhitespace(line.charAt(0)) && !last.isEmpty()) {
        current.merge(last, line.strip(), (before, more) -> before + " " + more);
      } else if (setting.matches()) {
        last = setting.group(1);
        current.put(last, setting.group(2).strip());
      }
    }
    return sections.entrySet().stream()
        .map(
            section ->
                Map.of("id", section.getKey(), "file", file, "settings", section.getValue()));
  }
}
