/** AWS: clients, batched look-ups, the read-only guard, and the resource types of AWS. */
@NullMarked
package dev.tenken.aws;

import org.jspecify.annotations.NullMarked;
