package dev.tenken.dsl.processor;

import static java.util.Objects.requireNonNull;

import dev.tenken.dsl.resource.Word;
import java.io.IOException;
import java.io.Writer;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.apiguardian.api.API;

/**
 * Writes, for the methods marked {@link Word}, the descriptor of Groovy's extension modules and the
 * index of words.
 *
 * <p>So a new resource type is its own class and nothing else. The index {@code
 * META-INF/tenken/words} has a line {@code word<TAB>class<TAB>peer's name} each.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
@SupportedAnnotationTypes("dev.tenken.dsl.resource.Word")
public final class WordProcessor extends AbstractProcessor {
  private static final String EXTENSION_MODULE =
      "META-INF/groovy/org.codehaus.groovy.runtime.ExtensionModule";

  private final Set<String> classes = new TreeSet<>();
  private final Map<String, String> words = new TreeMap<>();

  /** Makes the processor; the compiler does. */
  public WordProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(Word.class)) {
      add((ExecutableElement) element);
    }
    if (round.processingOver() && !classes.isEmpty()) {
      write(
          EXTENSION_MODULE,
          // Of two modules of one name Groovy takes only the first, so no package's name will do.
          "moduleName=tenken-"
              + classes.iterator().next()
              + "\nmoduleVersion=1\nextensionClasses="
              + String.join(",", classes)
              + "\n");
      write("META-INF/tenken/words", String.join("\n", words.values()) + "\n");
    }
    return false;
  }

  private void add(ExecutableElement method) {
    String word = method.getSimpleName().toString();
    TypeElement type = (TypeElement) requireNonNull(method.getEnclosingElement());
    String className = type.getQualifiedName().toString();
    if (method.getKind() != ElementKind.METHOD
        || !method.getModifiers().contains(Modifier.STATIC)
        || !method.getModifiers().contains(Modifier.PUBLIC)
        || method.getParameters().isEmpty()) {
      error("a @Word is a public static method whose first parameter is the Spec", method);
      return;
    }
    String peer = method.getAnnotation(Word.class).peer();
    String known = words.get(word);
    if (known != null && !known.split("\t", -1)[1].equals(className)) {
      error("the word " + word + " is taken by " + known.split("\t", -1)[1], method);
      return;
    }
    classes.add(className);
    if (known == null || !peer.isEmpty()) {
      words.put(word, word + "\t" + className + "\t" + peer);
    }
  }

  private void error(String message, Element where) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
  }

  private void write(String path, String text) {
    try {
      FileObject file =
          processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", path);
      try (Writer writer = file.openWriter()) {
        writer.write(text);
      }
    } catch (IOException e) {
      processingEnv
          .getMessager()
          .printMessage(Diagnostic.Kind.ERROR, "can't write " + path + ": " + e.getMessage());
    }
  }
}
