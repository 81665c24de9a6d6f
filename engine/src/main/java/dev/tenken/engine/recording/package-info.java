/** Recordings: the facts of a run in readable files, and the source that answers from them. */
@NullMarked
package dev.tenken.engine.recording;

import org.jspecify.annotations.NullMarked;
