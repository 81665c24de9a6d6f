package dev.tenken.dsl.resource;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Makes a static method a word of the language.
 *
 * <p>The method's first parameter is the {@code dev.tenken.dsl.Spec} it is written in; the rest is
 * what the author writes: {@code pkg('nginx')}, {@code process('nginx', user: 'www-data')} (options
 * come as a map before the other arguments, as Groovy passes them). A word whose only parameter is
 * the spec may be written bare. The annotation processor lists the class as a Groovy extension and
 * in the index of words.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Word {
  /**
   * The peers' name for it where Groovy can't parse that, for {@code describe(package: 'nginx')}.
   */
  String peer() default "";
}
