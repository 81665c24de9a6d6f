package dev.tenken.host.types;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import dev.tenken.dsl.resource.NoSuchWord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The formats of configuration files. Each turns text into a tree of maps, lists, text, numbers and
 * booleans; a null of the format stays null in the tree.
 */
enum ConfigFormat {
  INI {
    @Override
    Object read(String text) {
      return LineFormats.ini(text);
    }
  },
  SYSTEMD {
    @Override
    Object read(String text) {
      return LineFormats.systemd(text);
    }
  },
  PROPERTIES {
    @Override
    Object read(String text) {
      return LineFormats.properties(text);
    }
  },
  KEY_VALUE {
    @Override
    Object read(String text) {
      return LineFormats.keyValue(text);
    }
  },
  SSH {
    @Override
    Object read(String text) {
      return LineFormats.ssh(text);
    }
  },
  JSON {
    @Override
    Object read(String text) {
      return tree(JSON_MAPPER, text);
    }
  },
  TOML {
    @Override
    Object read(String text) {
      return tree(TOML_MAPPER, text);
    }
  },
  YAML {
    @Override
    Object read(String text) {
      return yaml(text);
    }
  },
  XML {
    @Override
    Object read(String text) {
      return XmlTree.parse(text);
    }
  };

  private static final ObjectMapper JSON_MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();
  private static final ObjectMapper TOML_MAPPER =
      TomlMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final Set<String> SYSTEMD_ENDINGS =
      Set.of(
          "automount",
          "link",
          "mount",
          "netdev",
          "network",
          "nspawn",
          "path",
          "scope",
          "service",
          "slice",
          "socket",
          "swap",
          "target",
          "timer");
  private static final Map<String, ConfigFormat> BY_ENDING =
      Map.ofEntries(
          Map.entry("json", JSON),
          Map.entry("yaml", YAML),
          Map.entry("yml", YAML),
          Map.entry("toml", TOML),
          Map.entry("xml", XML),
          Map.entry("properties", PROPERTIES),
          Map.entry("ini", INI),
          Map.entry("cnf", INI),
          Map.entry("repo", INI),
          Map.entry("env", KEY_VALUE));
  private static final Pattern KEY_VALUE_PATH =
      Pattern.compile(
          "(.*/)?(login\\.defs|os-release|sysctl(\\.d/.*|\\.conf)"
              + "|(default|sysconfig)/[^/]+|environment)");
  private static final Pattern SYSTEMD_PATH = Pattern.compile("(.*/)?systemd/.*\\.conf");
  private static final Pattern SSH_PATH = Pattern.compile("(.*/)?sshd?_config(\\.d/.*)?");
  private static final Pattern SECTION = Pattern.compile("(?m)^\\s*\\[[^\\[\\]\\r\\n]+\\]\\s*$");
  private static final Pattern YAML_START =
      Pattern.compile("(?s)\\A(\\s*#[^\\n]*\\n|\\s)*(---|%YAML).*");
  private static final Pattern BLOCK = Pattern.compile("(?m)^[^#;]*[{<][^=]*$");

  /** Returns the tree of the text, or raises {@link BrokenConfig}. */
  Object parse(String text) {
    return read(withoutMark(text));
  }

  abstract Object read(String text);

  /** Editors of Windows put a byte order mark before the text. */
  private static String withoutMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Returns the name as written in specs. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the format of this name. */
  static ConfigFormat of(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(() -> NoSuchWord.of("there is no format", word, words()));
  }

  static List<String> words() {
    return Arrays.stream(values()).map(ConfigFormat::word).toList();
  }

  /** Returns the format that the file's name says, else that its content shows, if any does. */
  static Optional<ConfigFormat> detect(String path, String text) {
    String file = path.substring(path.lastIndexOf('/') + 1);
    String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    ConfigFormat byEnding = BY_ENDING.get(ending);
    if (byEnding != null) {
      return Optional.of(byEnding);
    }
    if (SYSTEMD_ENDINGS.contains(ending) || SYSTEMD_PATH.matcher(path).matches()) {
      return Optional.of(SYSTEMD);
    }
    if (SSH_PATH.matcher(path).matches()) {
      return Optional.of(SSH);
    }
    if (KEY_VALUE_PATH.matcher(path).matches()) {
      return Optional.of(KEY_VALUE);
    }
    String plain = withoutMark(text);
    String start = plain.stripLeading();
    if (start.startsWith("<")) {
      return Optional.of(XML);
    }
    if (start.startsWith("{")) {
      return Optional.of(JSON);
    }
    if (SECTION.matcher(plain).find()) {
      return Optional.of(INI);
    }
    if (start.startsWith("[")) {
      return Optional.of(JSON);
    }
    if (YAML_START.matcher(plain).matches()) {
      return Optional.of(YAML);
    }
    // Blocks in braces or tags are a language of their own, such as that of nginx or Apache.
    return BLOCK.matcher(text).find() ? Optional.empty() : Optional.of(KEY_VALUE);
  }

  private static Object tree(ObjectMapper mapper, String text) {
    try {
      JsonNode node = mapper.readTree(text);
      if (node.isMissingNode()) {
        throw BrokenConfig.at(1, 1, "the file is empty");
      }
      return mapper.convertValue(node, Object.class);
    } catch (JsonProcessingException e) {
      throw BrokenConfig.at(
          e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
          e.getLocation() == null ? 0 : e.getLocation().getColumnNr(),
          e.getOriginalMessage());
    }
  }

  private static Object yaml(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(50)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    try {
      List<Object> documents = new ArrayList<>();
      new Load(settings).loadAllFromString(text).forEach(documents::add);
      documents.removeIf(Objects::isNull);
      return documents.isEmpty() ? Map.of() : documents.size() == 1 ? documents.get(0) : documents;
    } catch (MarkedYamlEngineException e) {
      throw BrokenConfig.at(
          e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0),
          e.getProblemMark().map(mark -> mark.getColumn() + 1).orElse(0),
          e.getProblem());
    } catch (YamlEngineException e) {
      throw BrokenConfig.at(0, 0, String.valueOf(e.getMessage()));
    } catch (StackOverflowError e) {
      // The library sets no limit of its own.
      throw BrokenConfig.at(0, 0, "nested too deeply");
    }
  }
}
