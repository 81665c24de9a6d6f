package dev.tenken.dsl;

import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds and calls the predicate methods of resource types and the chain words of refinable
 * predicates.
 */
final class Predicates {
  private static final Pattern PREDICATE =
      Pattern.compile("(is|has|belongsTo)\\p{Lu}\\w*|exists|contains\\w*");

  /** A chain word and its arguments. */
  record Link(String word, List<Object> arguments) {}

  private Predicates() {}

  static boolean isPredicateName(String method) {
    return PREDICATE.matcher(method).matches();
  }

  /**
   * Returns the method that a matcher's word stands for: {@code be_installed} is {@code
   * isInstalled}.
   */
  static Optional<String> method(Resource resource, String word) {
    String camel = Names.camel(Names.snake(word));
    String name =
        camel.startsWith("be") && camel.length() > 2 && Character.isUpperCase(camel.charAt(2))
            ? "is" + camel.substring(2)
            : camel.startsWith("have")
                ? "has" + camel.substring(4)
                : camel.startsWith("belongTo")
                    ? "belongsTo" + camel.substring(8)
                    : camel.equals("exist")
                        ? "exists"
                        : camel.equals("contain") ? "contains" : camel;
    return methods(resource.getClass(), Resource.class).contains(name) && isPredicateName(name)
        ? Optional.of(name)
        : Optional.empty();
  }

  /** Returns the matcher's words that a resource understands. */
  static List<String> words(Resource resource) {
    return methods(resource.getClass(), Resource.class).stream()
        .filter(Predicates::isPredicateName)
        .map(Names::snake)
        .map(
            name ->
                name.startsWith("is_")
                    ? "be_" + name.substring(3)
                    : name.startsWith("has_")
                        ? "have_" + name.substring(4)
                        : name.startsWith("belongs_")
                            ? "belong_" + name.substring(8)
                            : name.replaceFirst("s$", ""))
        .toList();
  }

  static Finding judge(
      Resource resource, String word, String method, List<Object> arguments, List<Link> chain) {
    Object result = call(resource, method, word, arguments);
    String spoken = word;
    for (Link link : chain) {
      if (!(result instanceof Refinable refinable)) {
        throw NoSuchWord.of(spoken + " takes no chain; there is no", link.word(), List.of());
      }
      Set<String> words = methods(refinable.getClass(), Refinable.class);
      words.remove("judge");
      String camel = Names.camel(Names.snake(link.word()));
      String name = words.contains(camel) ? camel : camel + "_";
      if (!words.contains(name)) {
        throw NoSuchWord.of(
            spoken + " has no chain word",
            link.word(),
            words.stream().map(known -> Names.snake(known).replaceFirst("_$", "")).toList());
      }
      result = call(refinable, name, spoken + "." + link.word(), link.arguments());
      spoken = spoken + "." + link.word();
    }
    if (result instanceof Refinable refinable) {
      return refinable.judge();
    }
    if (result instanceof Finding finding) {
      return finding;
    }
    boolean holds = Boolean.TRUE.equals(result);
    return Finding.of(holds, "it " + Sentences.conjugate(Sentences.phrase(word, arguments), holds));
  }

  private static Object call(Object on, String method, String spoken, List<Object> arguments) {
    try {
      return Calls.invoke(on, method, arguments.toArray());
    } catch (MissingMethodException e) {
      if (!method.equals(e.getMethod())) {
        throw e;
      }
      throw new IllegalArgumentException(
          Errors.wrongArguments(spoken, arguments, signatures(on.getClass(), method)), e);
    }
  }

  /** Returns what the methods of this name take. */
  static List<String> signatures(Class<?> type, String name) {
    return Arrays.stream(type.getMethods())
        .filter(method -> method.getName().equals(name) && !method.isBridge())
        .map(
            method ->
                Arrays.stream(method.getParameterTypes())
                    .map(kind -> kind == Closure.class ? "block" : kind.getSimpleName())
                    .collect(Collectors.joining(", ", "(", ")")))
        .distinct()
        .sorted()
        .toList();
  }

  private static Set<String> methods(Class<?> type, Class<?> base) {
    Set<String> names = new TreeSet<>();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())
          && base.isAssignableFrom(method.getDeclaringClass())
          && method.getDeclaringClass() != base) {
        names.add(method.getName());
      }
    }
    return names;
  }
}
