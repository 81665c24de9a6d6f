package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Properties;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Word;
import java.util.List;
import java.util.Set;
import org.apiguardian.api.API;

/**
 * A file whose {@code content} is data: {@code json_file('/etc/app/app.json')} and {@code
 * yaml_file('/etc/app/app.yaml')}. It has the matchers of {@code file}; its properties are the
 * data's. A name that is no key, but nearly a property of files, is an error; {@code
 * its('content.name')} asks for the key alone.
 *
 * <p>Absent: there is no such file, which fails every check of its data; or the data has no such
 * key. A file that does not parse fails every check of its data with the parser's message. Unknown:
 * it may not be read, or is larger than the limit for content.
 *
 * <p>Source: {@code stat}, the file's content.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class ParsedFile extends FileResource implements OpenProperties {
  private final ConfigFile file;

  ParsedFile(Facts facts, String path, ConfigFormat format) {
    super(facts, format.name() + " file", path, FileFacts.CONTENT.probe(path));
    want(FileFacts.CONTENT.probe(path));
    file = ConfigFile.of(facts, path, format);
  }

  /** Names a file of JSON. */
  @Word
  public static ParsedFile json_file(Spec spec, String path) {
    return new ParsedFile(
        spec.facts(TargetType.HOST), ExactName.path("json_file", path), ConfigFormat.JSON);
  }

  /** Names a file of YAML. */
  @Word
  public static ParsedFile yaml_file(Spec spec, String path) {
    return new ParsedFile(
        spec.facts(TargetType.HOST), ExactName.path("yaml_file", path), ConfigFormat.YAML);
  }

  /** Tells whether the file is of its format. */
  public Finding isValid() {
    return file.isValid();
  }

  /** Returns the data: {@code its('content.server.port')}. */
  public Object content() {
    return file.all();
  }

  @Override
  public Object property(List<String> path) {
    try {
      return file.property(path);
    } catch (Missing missing) {
      if (!missing.isWhole()) {
        refuseSlip(path.get(0));
      }
      throw missing;
    }
  }

  /** Refuses what is nearly a property of files: as a key that is absent it would pass negated. */
  private void refuseSlip(String path) {
    String name = path.replaceFirst("[.\\[].*", "");
    List<String> known =
        Properties.names(getClass()).stream()
            .map(Names::snake)
            .filter(word -> word.regionMatches(true, 0, name, 0, 1))
            .toList();
    if (Properties.names(HostFile.class).contains(Names.camel(path))) {
      throw HostFile.needed(this, path);
    }
    if (Names.nearest(name, known).isPresent()) {
      throw NoSuchWord.of(resourceType() + " has neither a property nor a key", name, known);
    }
  }

  @Override
  public Set<String> propertyNames() {
    return Set.of();
  }
}
