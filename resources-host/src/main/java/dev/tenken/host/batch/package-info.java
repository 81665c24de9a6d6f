/**
 * The batch: one script per host and round that answers the probes of all kinds at once, and what a
 * kind is written with.
 */
@NullMarked
package dev.tenken.host.batch;

import org.jspecify.annotations.NullMarked;
