package dev.tenken.dsl.resource;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/**
 * Says how a property's text, or each text of its list, is always written.
 *
 * <p>What is written otherwise it never equals, and a check that compares it with that is an error:
 * {@code its('mode') { should_not eq('777') }} would pass on 0777.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Form {
  /** A regular expression that each of its texts matches as a whole. */
  String value();

  /** The form in words that follow "it is": {@code four octal digits, such as '0644'}. */
  String words();
}
