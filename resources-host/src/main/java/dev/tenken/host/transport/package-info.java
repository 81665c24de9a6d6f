/** Transports: how a shell on a host is reached, by SSH, on this machine, or in a container. */
@NullMarked
package dev.tenken.host.transport;

import org.jspecify.annotations.NullMarked;
