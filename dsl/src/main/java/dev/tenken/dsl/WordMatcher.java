package dev.tenken.dsl;

import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.Resource;
import groovy.lang.GroovyInterceptable;
import groovy.lang.GroovyObject;
import groovy.lang.MetaClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * A matcher as written: a word, its arguments and its chain.
 *
 * <p>What it means is settled when it is judged: a predicate of the resource, or else a general
 * matcher.
 */
final class WordMatcher extends Matcher implements GroovyObject, GroovyInterceptable {
  private final String word;
  private final List<Object> arguments;
  private final List<Predicates.Link> chain = new ArrayList<>();

  WordMatcher(String word, List<Object> arguments) {
    this.word = word;
    this.arguments = arguments;
  }

  /** Returns the arguments as plain values; null is refused. */
  static List<Object> arguments(String word, @Nullable Object given) {
    List<Object> arguments = new ArrayList<>();
    @Nullable Object[] all =
        given instanceof @Nullable Object[] array ? array : new @Nullable Object[] {given};
    for (@Nullable Object argument : all) {
      Object plain = Values.plain(argument);
      if (plain == null) {
        throw new IllegalArgumentException(Errors.nullArgument(word));
      }
      Expressions.refuseEmpty(word, plain);
      arguments.add(plain);
    }
    return arguments;
  }

  @Override
  Finding judge(Subject subject) {
    markNested(arguments);
    Optional<Resource> resource = subject.resource();
    if (resource.isPresent()) {
      Optional<String> method = Predicates.method(resource.get(), word);
      if (method.isPresent()) {
        return Predicates.judge(resource.get(), word, method.get(), arguments, chain);
      }
    }
    Optional<GeneralMatchers.Rule> rule = GeneralMatchers.find(word);
    if (rule.isPresent() && (resource.isEmpty() || rule.get().takesResources())) {
      return rule.get().judge(subject, word, arguments, chain);
    }
    if (rule.isPresent()) {
      throw new IllegalArgumentException(
          Errors.judgesValues(resource.orElseThrow().resourceType(), Names.snake(word)));
    }
    throw resource.isPresent()
        ? NoSuchWord.of(
            resource.get().resourceType() + " has no predicate",
            Names.snake(word),
            Predicates.words(resource.get()))
        : NoSuchWord.of(
            "there is no matcher for values called", Names.snake(word), GeneralMatchers.names());
  }

  /** Matchers given to this one are judged by it, or not at all when there is nothing to judge. */
  private static void markNested(Collection<?> values) {
    for (Object value : values) {
      if (value instanceof Matcher matcher) {
        matcher.markJudged();
      } else if (value instanceof Collection<?> inner) {
        markNested(inner);
      } else if (value instanceof Map<?, ?> inner) {
        markNested(inner.values());
      }
    }
  }

  @Override
  void markJudged() {
    super.markJudged();
    markNested(arguments);
  }

  @Override
  String infinitive() {
    StringBuilder words = new StringBuilder(GeneralMatchers.phrase(word, arguments));
    for (Predicates.Link link : chain) {
      words.append(' ').append(Sentences.phrase(link.word(), link.arguments()));
    }
    return words.toString();
  }

  /** Called for {@code .chain_word(arguments)}. */
  @Override
  public Object invokeMethod(String name, Object given) {
    if (name.equals("and") || name.equals("or")) {
      Object[] all = given instanceof Object[] array ? array : new Object[] {given};
      if (all.length != 1) {
        throw new IllegalArgumentException(Errors.notAMatcher(name, Arrays.asList(all).toString()));
      }
      return name.equals("and") ? and(all[0]) : or(all[0]);
    }
    if (name.equals("toString")) {
      return toString();
    }
    chain.add(new Predicates.Link(name, arguments(word + "." + name, given)));
    return this;
  }

  /** Called for {@code .chain_word} without arguments. */
  @Override
  public Object getProperty(String name) {
    chain.add(new Predicates.Link(name, List.of()));
    return this;
  }

  @Override
  public MetaClass getMetaClass() {
    return InvokerHelper.getMetaClass(WordMatcher.class);
  }

  @Override
  public void setMetaClass(MetaClass metaClass) {
    throw new IllegalArgumentException("a matcher can't be changed");
  }
}
