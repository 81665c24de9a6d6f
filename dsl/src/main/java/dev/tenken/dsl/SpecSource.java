package dev.tenken.dsl;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.apiguardian.api.API;

/** Says on a compiled spec where its source is; written by the compiler. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SpecSource {
  /** The path relative to the spec root, with forward slashes. */
  String path();

  /** The absolute path when it was compiled. */
  String file();

  /** The shared examples that it gives and never includes, with their lines. */
  String[] unused() default {};
}
