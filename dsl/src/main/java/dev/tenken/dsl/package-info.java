/** The language of specs: groups, checks and matchers, and how one check is attempted. */
@NullMarked
package dev.tenken.dsl;

import org.jspecify.annotations.NullMarked;
