/** The records of a run: verdicts, ledger entries and the listener that reads them. */
@NullMarked
package dev.tenken.dsl.journal;

import org.jspecify.annotations.NullMarked;
