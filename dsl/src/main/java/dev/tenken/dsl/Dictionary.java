package dev.tenken.dsl;

import dev.tenken.dsl.resource.NoSuchWord;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/** Which words there are, and the nearest of them to one that is none. */
final class Dictionary {
  private static final Pattern MATCHER =
      Pattern.compile("(be|have|belong|exist|contain)($|_\\w+|\\p{Lu}\\w*)");
  private static final Map<String, String> OF_PEERS =
      Map.of(
          "facts", "target.facts",
          "os", "target.os",
          "is_expected", "should",
          "eql", "eq",
          "equal", "eq");

  private Dictionary() {}

  static boolean isMatcher(String name) {
    return MATCHER.matcher(name).matches() || GeneralMatchers.find(name).isPresent();
  }

  static boolean isResource(String name) {
    return Words.known().names().contains(name);
  }

  /** The language's own words; looked for only when a word is wrong, since that costs time. */
  private static final class Language {
    static final Set<String> WORDS = words();

    private static Set<String> words() {
      Set<String> words = new TreeSet<>(List.of("exist", "target", "vars", "environment"));
      for (Method method : Spec.class.getDeclaredMethods()) {
        if (isWord(method)) {
          words.add(method.getName());
        }
      }
      return words;
    }

    private static boolean isWord(Method method) {
      return Modifier.isPublic(method.getModifiers())
          && !method.isSynthetic()
          && method.getAnnotation(API.class) == null
          && !method.getName().matches("(get|facts|propertyMissing|methodMissing).*");
    }
  }

  /**
   * Returns the error for a word that is called with arguments it can't take, or that is none.
   *
   * @param own the names that the spec itself gave
   */
  static RuntimeException refused(String name, Object[] arguments, Set<String> own) {
    String word = name.equals("example") ? "it" : name;
    if (isResource(word)) {
      return new IllegalArgumentException(Errors.wrongArguments(word, Arrays.asList(arguments)));
    }
    return Language.WORDS.contains(word)
        ? new IllegalArgumentException(
            Errors.wrongArguments(word, Arrays.asList(arguments), Signature.all(Spec.class, name)))
        : unknown(name, own);
  }

  /** Returns the error for a name that is no word. */
  static RuntimeException unknown(String name, Set<String> own) {
    String instead = OF_PEERS.get(name);
    if (instead != null) {
      return new IllegalArgumentException(
          "there is no word '" + name + "'; did you mean '" + instead + "'?");
    }
    Set<String> known = new TreeSet<>(Words.known().names());
    known.addAll(own);
    known.addAll(GeneralMatchers.names());
    known.addAll(Language.WORDS);
    return NoSuchWord.of("there is no word", name, known);
  }
}
