package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
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
    assertThat(Vocabulary.types().keySet())
        .hasSizeGreaterThan(20)
        .allSatisfy(word -> assertThat(page).contains("`" + word + "`"));
  }

  @TestFactory
  Stream<DynamicTest> everyMatcherAndPropertyIsOnThePageOfItsType() {
    return Vocabulary.types().entrySet().stream()
        .map(type -> dynamicTest(type.getKey(), () -> checkPage(type.getKey(), type.getValue())));
  }

  private static void checkPage(String word, Class<?> type) {
    Path host = Pages.ROOT.resolve("docs/reference/host/" + word + ".md");
    Path aws = Pages.ROOT.resolve("docs/reference/aws/" + word + ".md");
    String page = Pages.text(Files.exists(host) ? host : aws);
    for (Method method : Vocabulary.methods(type)) {
      if (Set.of("property", "propertyNames", "refuse", "get", "getAt")
          .contains(method.getName())) {
        continue;
      }
      String said = Vocabulary.matcher(method).orElse(Names.snake(method.getName()));
      assertThat(page).containsPattern("`" + said + "[`(]");
      for (String link : Vocabulary.chain(method)) {
        if (!link.matches("as_eth[1-9]0?")) {
          assertThat(page).containsPattern("`\\." + link + "[`(]");
        }
      }
    }
  }
}
