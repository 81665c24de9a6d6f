/** The global AST transformation of specs: places, rewrites and traps. */
@NullMarked
package dev.tenken.dsl.ast;

import org.jspecify.annotations.NullMarked;
