/**
 * Collect, then judge: attempts that are put aside, the rounds that collect what they wait for, and
 * polling.
 */
@NullMarked
package dev.tenken.engine.collect;

import org.jspecify.annotations.NullMarked;
