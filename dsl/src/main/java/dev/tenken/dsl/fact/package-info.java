/**
 * What is asked and what is answered: probes, three-valued facts, and the plain data they carry.
 */
@NullMarked
package dev.tenken.dsl.fact;

import org.jspecify.annotations.NullMarked;
