package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.Words;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the words, types, matchers and properties that the pages have against those there are. */
class DocumentedWordsTest {
  @Test
  void everyWordOfTheLanguageIsDocumented() {
    String page = Pages.text("docs/words.md");
    Set<String> hooks = Set.of("propertyMissing", "methodMissing", "facts", "run");
    Stream<String> words =
        Arrays.stream(Spec.class.getDeclaredMethods())
            .filter(method -> Modifier.isPublic(method.getModifiers()) && !isInternal(method))
            .map(method -> method.getName().replaceFirst("^get(\\p{Lu})", "$1"))
            .map(name -> name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1))
            .filter(name -> !hooks.contains(name))
            .distinct();
    assertThat(words).allSatisfy(word -> assertThat(page).containsPattern("`" + word + "\\b"));
  }

  private static boolean isInternal(Method method) {
    API api = method.getAnnotation(API.class);
    return method.isSynthetic() || (api != null && api.status() == API.Status.INTERNAL);
  }

  @Test
  void everyResourceTypeHasItsLineInTheReference() {
    String page = Pages.text("docs/reference/README.md");
    assertThat(words().keySet())
        .hasSizeGreaterThan(20)
        .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
  }

  @TestFactory
  Stream<DynamicTest> everyMatcherAndPropertyIsOnThePageOfItsType() {
    return words().entrySet().stream()
        .map(type -> dynamicTest(type.getKey(), () -> checkPage(type.getKey(), type.getValue())));
  }

  private static void checkPage(String word, Class<?> type) {
    Path host = Pages.ROOT.resolve("docs/reference/host/" + word + ".md");
    Path aws = Pages.ROOT.resolve("docs/reference/aws/" + word + ".md");
    String page = Pages.text(Files.exists(host) ? host : aws);
    for (Method method : type.getMethods()) {
      if (!Resource.class.isAssignableFrom(method.getDeclaringClass())
          || method.getDeclaringClass() == Resource.class
          || Modifier.isStatic(method.getModifiers())
          || Set.of("property", "propertyNames", "get", "getAt").contains(method.getName())) {
        continue;
      }
      String name = Names.snake(method.getName());
      String said =
          name.startsWith("is_")
              ? "be_" + name.substring(3)
              : name.startsWith("has_")
                  ? "have_" + name.substring(4)
                  : name.startsWith("belongs_")
                      ? "belong_" + name.substring(8)
                      : Set.of("exists", "contains").contains(name)
                          ? name.substring(0, name.length() - 1)
                          : name;
      assertThat(page).containsPattern("`" + said + "[`(]");
      if (Refinable.class.isAssignableFrom(method.getReturnType())) {
        for (Method chain : method.getReturnType().getDeclaredMethods()) {
          if (Modifier.isPublic(chain.getModifiers())
              && !Modifier.isStatic(chain.getModifiers())
              && !chain.isSynthetic()
              && !Set.of("judge", "toString").contains(chain.getName())
              && !chain.getName().matches("asEth[1-9]0?")) {
            String link = Names.snake(chain.getName()).replaceFirst("_$", "");
            assertThat(page).containsPattern("`\\." + link + "[`(]");
          }
        }
      }
    }
  }

  /** Returns the types on the class path by their words, those of these pages' examples aside. */
  private static Map<String, Class<?>> words() {
    Map<String, Class<?>> words = new TreeMap<>();
    Words.of(DocumentedWordsTest.class.getClassLoader())
        .classes()
        .forEach(
            (word, name) -> {
              if (!name.startsWith("com.example.")) {
                words.put(word, type(name));
              }
            });
    return words;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
