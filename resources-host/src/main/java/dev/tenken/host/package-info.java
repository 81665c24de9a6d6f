/**
 * Hosts: transports (SSH, local and into containers), probe scripts, and the resource types of a
 * host.
 */
@NullMarked
package dev.tenken.host;

import org.jspecify.annotations.NullMarked;
