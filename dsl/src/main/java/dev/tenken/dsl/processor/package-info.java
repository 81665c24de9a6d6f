/** The annotation processor that lists the words of a module's resource types. */
@NullMarked
package dev.tenken.dsl.processor;

import org.jspecify.annotations.NullMarked;
