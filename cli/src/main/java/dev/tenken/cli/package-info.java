/** The command {@code tenken}: runs specs on machines without Maven. */
@NullMarked
package dev.tenken.cli;

import org.jspecify.annotations.NullMarked;
