package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenken.dsl.Check;
import dev.tenken.dsl.Evaluation;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.SpecSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.control.CompilationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of compiled specs, and when it is not used. */
class SpecCompilerTest {
  @TempDir private Path folder;

  @Test
  void makesASpecWithoutAFolder() throws IOException {
    assertThat(texts(compile(Optional.empty(), spec("a_spec.groovy", "one"))))
        .containsExactly("one");
  }

  @Test
  void keepsTheClassesOfEachSpec() throws IOException {
    Path spec = spec("a_spec.groovy", "one");
    Class<?> first = compile(cache(), spec);
    FileTimes kept = FileTimes.of(files());

    Class<?> second = compile(cache(), spec);

    assertThat(FileTimes.of(files())).isEqualTo(kept);
    assertThat(second).isNotSameAs(first);
    assertThat(second.getAnnotation(SpecSource.class).file()).isEqualTo(spec.toString());
    assertThat(texts(second)).containsExactly("one");
  }

  @Test
  void compilesAChangedSpecAnew() throws IOException {
    compile(cache(), spec("a_spec.groovy", "one"));

    assertThat(texts(compile(cache(), spec("a_spec.groovy", "two")))).containsExactly("two");
    assertThat(files()).hasSize(1);
  }

  @Test
  void tellsSpecsOfOneNameApart() throws IOException {
    Path one = spec("x/a_spec.groovy", "one");
    Path two = spec("y/a_spec.groovy", "two");
    compile(cache(), one);
    compile(cache(), two);

    assertThat(texts(compile(cache(), one))).containsExactly("one");
    assertThat(texts(compile(cache(), two))).containsExactly("two");
  }

  @Test
  void compilesAnewWhatWasDamaged() throws IOException {
    Path spec = spec("a_spec.groovy", "one");
    compile(cache(), spec);
    Path kept = files().get(0);
    byte[] bytes = Files.readAllBytes(kept);
    for (int at : List.of(0, 40, bytes.length / 2, bytes.length - 1)) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= 1;
      Files.write(kept, damaged);

      assertThat(texts(compile(cache(), spec))).containsExactly("one");
      assertThat(kept).hasBinaryContent(bytes);
    }
    Files.write(kept, new byte[0]);
    assertThat(texts(compile(cache(), spec))).containsExactly("one");
  }

  @Test
  void runsWhereNothingCanBeKept() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");

    assertThat(texts(compile(Optional.of(file.resolve("below")), spec("a_spec.groovy", "one"))))
        .containsExactly("one");
  }

  @Test
  void keepsNothingOfASpecThatDoesNotCompile() throws IOException {
    Path spec = Files.writeString(folder.resolve("a_spec.groovy"), "describe('x') {");

    assertThatThrownBy(() -> compile(cache(), spec)).isInstanceOf(CompilationFailedException.class);
    assertThat(files()).isEmpty();
  }

  private record FileTimes(List<Object> all) {
    static FileTimes of(List<Path> files) throws IOException {
      List<Object> all = new ArrayList<>();
      for (Path file : files) {
        all.add(Files.readAttributes(file, "unix:ino,lastModifiedTime"));
      }
      return new FileTimes(all);
    }
  }

  private Optional<Path> cache() {
    return Optional.of(folder.resolve("cache"));
  }

  private List<Path> files() {
    Path cache = folder.resolve("cache");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(cache)) {
      return all.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path spec(String name, String text) throws IOException {
    Path file = folder.resolve("specs").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(
        file, "describe('group') {\n  it('" + text + "') { expect(1).to(eq(1)) }\n}\n");
  }

  private static Class<?> compile(Optional<Path> cache, Path spec) throws IOException {
    return new SpecCompiler(cache).compile(spec, spec.getFileName().toString());
  }

  private static List<String> texts(Class<?> type) {
    return Evaluation.discover(type.asSubclass(Spec.class)).checks().map(Check::text).toList();
  }
}
