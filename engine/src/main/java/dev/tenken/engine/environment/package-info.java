/** Environments: {@code tenken.yml}, the targets it lists, and its errors with file and line. */
@NullMarked
package dev.tenken.engine.environment;

import org.jspecify.annotations.NullMarked;
