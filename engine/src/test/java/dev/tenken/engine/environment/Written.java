package dev.tenken.engine.environment;

import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A configuration as a test writes it, with the environment variables that it sees. */
record Written(Path folder, Map<String, String> variables) {
  static Written in(Path folder) {
    return new Written(folder, Map.of());
  }

  Written variable(String name, String value) {
    return new Written(folder, Map.of(name, value));
  }

  Written file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  TenkenYml tenkenYml(String text) {
    file("tenken.yml", text);
    SettingKeys keys =
        new SettingKeys(
            List.of(
                new KeysOnly(TargetType.HOST, Set.of("port", "user", "become", "become_password")),
                new KeysOnly(TargetType.AWS, Set.of("role"))));
    return TenkenYml.read(
        folder.resolve("tenken.yml"), keys, name -> Optional.ofNullable(variables.get(name)));
  }

  Environment environment(String text) {
    return tenkenYml(text).environment(Optional.empty());
  }

  /** The message without the folder of the test. */
  String relative(Throwable error) {
    return error.getMessage().replace(folder + "/", "");
  }

  /** A provider that is asked for its keys only. */
  private record KeysOnly(TargetType type, Set<String> settingKeys) implements FactSourceProvider {
    @Override
    public boolean supports(Target target) {
      return target.type() == type;
    }

    @Override
    public FactSource open(Target target, RunContext context) {
      throw new UnsupportedOperationException();
    }
  }
}
