/** The interfaces that fact sources implement, found by ServiceLoader. */
@NullMarked
package dev.tenken.dsl.spi;

import org.jspecify.annotations.NullMarked;
