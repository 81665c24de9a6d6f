/** Transports: how a shell on a host is reached, by SSH or on this machine. */
@NullMarked
package dev.tenken.host.transport;

import org.jspecify.annotations.NullMarked;
