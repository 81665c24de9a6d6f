/**
 * How AWS is asked: clients that only read, and look-ups that answer all wanted probes of a kind
 * with the fewest calls.
 */
@NullMarked
package dev.tenken.aws.lookup;

import org.jspecify.annotations.NullMarked;
