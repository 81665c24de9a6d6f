package dev.tenken.dsl;

import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.MissingMethodException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

  /** Returns the word of the predicate that a name means: {@code exist}, {@code installed}. */
  static Optional<String> spoken(Resource resource, String name) {
    String plain = Names.snake(name).replaceFirst("^(is|has)_", "");
    List<String> known = words(resource);
    return Stream.of(plain, plain.replaceFirst("s$", ""), "be_" + plain, "have_" + plain)
        .filter(known::contains)
        .findFirst();
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
    // Groovy itself passes null for a missing one.
    if (!Signature.takes(on.getClass(), method, arguments.size())
        || (arguments.isEmpty() && !Signature.takesNone(on.getClass(), method))) {
      throw wrongArguments(on, method, spoken, arguments);
    }
    arguments.forEach(argument -> refuseEmpty(spoken, argument));
    try {
      return Calls.invoke(on, method, arguments.toArray());
    } catch (MissingMethodException e) {
      if (!method.equals(e.getMethod())) {
        throw e;
      }
      throw wrongArguments(on, method, spoken, arguments);
    }
  }

  private static IllegalArgumentException wrongArguments(
      Object on, String method, String spoken, List<Object> arguments) {
    return new IllegalArgumentException(
        Errors.wrongArguments(spoken, arguments, Signature.all(on.getClass(), method)));
  }

  /**
   * Refuses an empty text or map: mostly a variable that is not set. Nothing has that, or
   * everything does; only a value may be empty. A list may: of what is compared with all of it.
   */
  private static void refuseEmpty(String spoken, Object argument) {
    boolean empty =
        argument instanceof CharSequence text
            ? text.length() == 0 && !spoken.endsWith(".value")
            : argument instanceof Map<?, ?> map && map.isEmpty();
    if (empty) {
      throw new IllegalArgumentException(Errors.emptyArgument(spoken, argument));
    }
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
