package dev.tenken.cli;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Words;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a spec may write of the types on the class path: read from the classes, as users spell it.
 */
final class Vocabulary {
  private Vocabulary() {}

  /**
   * Returns the types by their words, those of the pages' examples, which stand among tests, aside.
   */
  static Map<String, Class<?>> types() {
    Map<String, Class<?>> types = new TreeMap<>();
    Words.of(Vocabulary.class.getClassLoader())
        .classes()
        .forEach(
            (word, name) -> {
              if (!name.startsWith("com.example.")) {
                types.put(word, type(name));
              }
            });
    return types;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns what a type adds to all resources. */
  static List<Method> methods(Class<?> type) {
    return methods(type, Resource.class);
  }

  /** Returns the matcher that a method stands for, if it is a predicate. */
  static Optional<String> matcher(Method method) {
    String name = Names.snake(method.getName());
    String matcher =
        name.startsWith("is_")
            ? "be_" + name.substring(3)
            : name.startsWith("has_")
                ? "have_" + name.substring(4)
                : name.startsWith("belongs_")
                    ? "belong_" + name.substring(8)
                    : name.equals("exists") ? "exist" : name.equals("contains") ? "contain" : "";
    return matcher.isEmpty() ? Optional.empty() : Optional.of(matcher);
  }

  /** Returns the words that may follow the matcher of a method. */
  static Set<String> chain(Method method) {
    Set<String> words = new TreeSet<>();
    for (Method link : methods(method.getReturnType(), Refinable.class)) {
      if (!link.getName().equals("judge")) {
        words.add(Names.snake(link.getName()).replaceFirst("_$", ""));
      }
    }
    return words;
  }

  private static List<Method> methods(Class<?> type, Class<?> base) {
    return Arrays.stream(type.getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(method -> base.isAssignableFrom(method.getDeclaringClass()))
        .filter(method -> method.getDeclaringClass() != base)
        .toList();
  }
}
