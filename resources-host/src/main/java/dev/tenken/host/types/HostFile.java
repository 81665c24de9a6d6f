package dev.tenken.host.types;

import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Form;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import dev.tenken.host.batch.HostKind;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A file of any sort: {@code file('/etc/nginx/nginx.conf')}, by its path.
 *
 * <p>Symbolic links are followed: all but {@code be_symlink}, {@code be_linked_to} and {@code
 * link_target} is about what the path leads to, since a link's own mode says nothing. Absent: there
 * is no such path, or a link leads to nothing. Unknown: a folder on the way may not be searched;
 * the content, when the file may not be read or is larger than the limit. Source: {@code stat},
 * {@code cat}, {@code md5sum}, {@code sha256sum}, {@code lsattr}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class HostFile extends FileResource {
  HostFile(Facts facts, String path) {
    this(facts, path, FileFacts.CONTENT.probe(path));
  }

  private HostFile(Facts facts, String path, Probe content) {
    super(facts, "File", path, content);
  }

  /** Names the file by its path. */
  @Word
  public static HostFile file(Spec spec, Object path) {
    return file(spec, Map.of(), path);
  }

  /**
   * Names the file by its path.
   *
   * @param options {@code sensitive}: whether its content is a secret, masked in every output
   */
  @Word
  public static HostFile file(Spec spec, Map<String, Object> options, Object path) {
    Options known = Options.of("file", options, "sensitive");
    String text = ExactName.path("file", path);
    Probe content = FileFacts.CONTENT.probe(text);
    return new HostFile(
        spec.facts(TargetType.HOST),
        text,
        known.flag("sensitive") ? HostKind.sensitive(content) : content);
  }

  /** Returns the content: its bytes read as UTF-8, line ends kept. */
  public String content() {
    return text();
  }

  /** Returns the content read as JSON. Content that is no JSON fails the check, negated or not. */
  public Object contentAsJson() {
    return parsed(ConfigFormat.JSON);
  }

  /** Returns the content read as YAML. Content that is no YAML fails the check, negated or not. */
  public Object contentAsYaml() {
    return parsed(ConfigFormat.YAML);
  }

  private Object parsed(ConfigFormat format) {
    try {
      return format.parse(content());
    } catch (BrokenConfig e) {
      throw Missing.resource(
          this + " is no " + format.name() + ": " + Objects.requireNonNullElse(e.getMessage(), ""));
    }
  }

  /** Returns the MD5 check sum in hexadecimal. */
  @Form(value = Forms.HEXADECIMAL, words = Forms.HEXADECIMAL_WORDS)
  public String md5sum() {
    return present(FileFacts.DIGEST.probe("md5", resourceName())).text();
  }

  /** Returns the SHA-256 check sum in hexadecimal. */
  @Form(value = Forms.HEXADECIMAL, words = Forms.HEXADECIMAL_WORDS)
  public String sha256sum() {
    return present(FileFacts.DIGEST.probe("sha256", resourceName())).text();
  }

  /** Returns the size in bytes. */
  public long size() {
    return target().number("size");
  }

  /** Returns the mode, four octal digits: {@code 0644}. */
  @Form(value = "[0-7]{4}", words = "four octal digits, such as '0644'; be_mode takes three too")
  public String mode() {
    return target().text("mode");
  }

  /** Returns the owner's name, or id where the host has no name for it. */
  public String owner() {
    return target().text("owner");
  }

  /** Returns the group's name, or id where the host has no name for it. */
  public String group() {
    return target().text("group");
  }

  /** Returns the owner's id. */
  public long uid() {
    return target().number("uid");
  }

  /** Returns the group's id. */
  public long gid() {
    return target().number("gid");
  }

  /** Returns when it was last modified, to the second. */
  public Instant mtime() {
    return Instant.ofEpochSecond(target().number("mtime"));
  }

  /** Returns the sort: {@code file}, {@code directory}, {@code socket}, {@code pipe}, …. */
  @Form(
      value = "(block |character )device|file|directory|pipe|socket|file of an unknown sort",
      words = "file, directory, block device, character device, pipe or socket; links are followed")
  public String type() {
    return target().text("type");
  }

  /** Returns the number of hard links. */
  public long links() {
    return target().number("links");
  }

  /** Returns the inode. */
  public long inode() {
    return target().number("inode");
  }

  /** Returns the text of the symbolic link, as it is written. */
  public String linkTarget() {
    return present(FileFacts.KIND.probe(resourceName()))
        .find("link")
        .map(Data::text)
        .orElseThrow(() -> Missing.value(this + " is no symbolic link"));
  }

  /** Returns the SELinux label. */
  public String selinuxLabel() {
    want(FileFacts.LABEL.probe(resourceName()));
    target();
    String label = present(FileFacts.LABEL.probe(resourceName())).text();
    if (label.isEmpty()) {
      throw Missing.value(this + " has no SELinux label");
    }
    return label;
  }

  /** Returns the error for a property of files, asked of a type that reads a file's keys. */
  static NoSuchWord needed(Resource resource, String property) {
    return NoSuchWord.of(
        resource
            + " has no such key; the file's is asked by file('"
            + resource.resourceName()
            + "'), with its",
        property,
        Set.of());
  }
}
