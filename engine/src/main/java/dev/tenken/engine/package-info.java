/**
 * The JUnit Platform engine "tenken": discovery of specs, environments and targets, rounds of
 * collection, execution, journal, recording and replay.
 */
@NullMarked
package dev.tenken.engine;

import org.jspecify.annotations.NullMarked;
