/** The resource types of hosts: what a spec can name, and how its facts are read. */
@NullMarked
package dev.tenken.host.types;

import org.jspecify.annotations.NullMarked;
