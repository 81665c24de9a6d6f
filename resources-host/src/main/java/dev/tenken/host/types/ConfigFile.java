package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * The settings in a configuration file, by the file's absolute path: {@code
 * config_file('/etc/app/app.ini').its('section.key')}.
 *
 * <p>Formats: {@code ini}, {@code systemd} (unit files: a comment is a line of its own, a line that
 * ends with {@code \} goes on), {@code properties}, {@code key_value} ({@code key value}, {@code
 * key=value}), {@code ssh} ({@code key value}, with what stands below {@code Match} or {@code Host}
 * under that line's text), {@code json}, {@code yaml} (version 1.2: {@code yes} is text, {@code
 * 010} is ten), {@code toml}, {@code xml} (nothing outside the file is read, no DTD either); told
 * by the file's name, else by its content, else by {@code format:}. Plain digits are numbers. A key
 * that stands several times has the list of its values, in formats that allow that.
 *
 * <p>Absent: there is no such file, which fails every check; or the file has no such key. A file
 * that does not parse fails every check with the parser's message. Unknown: it may not be read, or
 * is larger than the limit for content.
 *
 * <p>Source: the file's content.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ConfigFile extends Resource implements OpenProperties {

  /** What hardly is a key, but a property of {@code file}: absent it would pass negated. */
  private static final List<String> OF_FILES =
      List.of(
          "content",
          "content_as_json",
          "content_as_yaml",
          "link_target",
          "md5sum",
          "mtime",
          "selinux_label",
          "sha256sum");

  private final Probe content;
  private final Optional<ConfigFormat> format;

  private ConfigFile(Facts facts, String path, Probe content, Optional<ConfigFormat> format) {
    super(facts, TargetType.HOST, "Configuration file", path, content);
    this.content = content;
    this.format = format;
  }

  /** Names a configuration file. */
  @Word
  public static ConfigFile config_file(Spec spec, String path) {
    return config_file(spec, Map.of(), path);
  }

  /**
   * Names a configuration file.
   *
   * @param options {@code format}: its format, where its name and content don't show it; {@code
   *     sensitive}: whether its values are secrets, masked in every output
   */
  @Word
  public static ConfigFile config_file(Spec spec, Map<String, Object> options, String path) {
    Options known = Options.of("config_file", options, "format", "sensitive");
    Probe content = FileFacts.CONTENT.probe(ExactName.path("config_file", path));
    return new ConfigFile(
        spec.facts(TargetType.HOST),
        path,
        known.flag("sensitive") ? HostKind.sensitive(content) : content,
        known.text("format").map(ConfigFormat::of));
  }

  /** Returns the file, read in this format. */
  static ConfigFile of(Facts facts, String path, ConfigFormat format) {
    return new ConfigFile(facts, path, FileFacts.CONTENT.probe(path), Optional.of(format));
  }

  /** Tells whether there is such a file. */
  public Finding exists() {
    return Finding.of(isThere(content), isThere(content) ? "a file" : "no such file");
  }

  /** Tells whether the file is of its format. */
  public Finding isValid() {
    String text = present(content).text();
    ConfigFormat actual = format(text);
    try {
      actual.parse(text);
      return Finding.yes("valid " + actual.word());
    } catch (BrokenConfig e) {
      return Finding.no(e.problem());
    }
  }

  /**
   * Tells whether the file has this key, whatever its value.
   *
   * @param path as for {@code its}: a text with dots, or a list of keys
   */
  public Finding hasKey(Object path) {
    return tree().key(this, path);
  }

  /** Returns all that the file says. */
  Object all() {
    try {
      return PlainValue.of(tree().root());
    } catch (PlainValue.NullValue e) {
      throw Missing.value(this + ": " + e.getMessage());
    }
  }

  @Override
  public Object property(List<String> path) {
    try {
      return tree().value(this, path);
    } catch (Missing missing) {
      if (!missing.isWhole() && path.size() == 1 && OF_FILES.contains(path.get(0))) {
        throw HostFile.needed(this, path.get(0));
      }
      throw missing;
    } catch (BrokenConfig e) {
      throw Missing.resource(this + ": " + e.problem());
    }
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }

  private ConfigTree tree() {
    Data there = present(content);
    ConfigFormat actual = format(there.text());
    try {
      return new ConfigTree(actual.parse(there.text()), actual == ConfigFormat.SSH);
    } catch (BrokenConfig e) {
      throw Missing.resource(this + " is no valid " + actual.word() + ": " + e.problem());
    }
  }

  private ConfigFormat format(String text) {
    return format
        .or(() -> ConfigFormat.detect(resourceName(), text))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "neither the name nor the content of "
                        + resourceName()
                        + " shows its format: say which, as in config_file('"
                        + resourceName()
                        + "', format: '"
                        + ConfigFormat.INI.word()
                        + "'); there are "
                        + String.join(", ", ConfigFormat.words())));
  }
}
