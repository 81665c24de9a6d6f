package dev.tenken.dsl.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordProcessorTest {
  @TempDir Path folder;

  private String compile(String text) throws IOException {
    Path source = Files.writeString(folder.resolve("Disk.java"), text);
    StringWriter output = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              output,
              files,
              null,
              List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
              null,
              files.getJavaFileObjects(source));
      task.setProcessors(List.of(new WordProcessor()));
      task.call();
    }
    return output.toString();
  }

  @Test
  void wordsAndTheirClassesAreListed() throws IOException {
    compile(
        """
        package t;
        import dev.tenken.dsl.Spec;
        import dev.tenken.dsl.resource.Word;
        public class Disk {
          @Word(peer = "default") public static Disk disk(Spec spec, String name) { return new Disk(); }
          @Word public static Disk swap(Spec spec) { return new Disk(); }
        }
        """);
    assertThat(folder.resolve("META-INF/tenken/words"))
        .hasContent("disk\tt.Disk\tdefault\nswap\tt.Disk\t\n");
    assertThat(folder.resolve("META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule"))
        .content()
        .contains("extensionClasses=t.Disk\n");
  }

  @Test
  void aWordThatCannotBeCalledIsACompileError() throws IOException {
    assertThat(
            compile(
                """
                package t;
                import dev.tenken.dsl.resource.Word;
                public class Disk {
                  @Word public Disk disk() { return this; }
                }
                """))
        .contains("a @Word is a public static method whose first parameter is the Spec");
  }
}
