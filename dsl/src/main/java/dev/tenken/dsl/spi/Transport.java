package dev.tenken.dsl.spi;

import dev.tenken.dsl.fact.Cause;
import java.util.List;
import org.apiguardian.api.API;

/**
 * A way to run commands on one host. It connects with the first command, or ahead of it.
 *
 * <p>Used by one thread at a time; {@link #connect} and {@link #close} may come from any.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Transport extends AutoCloseable {
  /**
   * Starts a command under the login shell of the host. The command must mean the same to every
   * shell.
   *
   * @throws TransportException when the host can't be reached or refuses
   * @throws InterruptedException when the thread was interrupted before the command had started
   */
  Channel start(String command) throws TransportException, InterruptedException;

  /**
   * Connects ahead of the first command, once. Never throws: what goes wrong is what that command
   * throws. Does nothing where there is nothing to connect.
   */
  default void connect() {}

  /** Returns where it leads, as an operator would write it: {@code user@address:port}. */
  String where();

  /**
   * Returns the words that go before a command to start it inside something on the host, such as a
   * container. None by default.
   */
  default List<String> inside() {
    return List.of();
  }

  /**
   * Tells whether a command's input and output flow while it runs. Where they do not, the command
   * starts when its input is flushed, and its output comes when it has ended.
   */
  default boolean isInteractive() {
    return true;
  }

  /**
   * Tells whether this is the cause of a lost end that was lost for its length: fewer questions at
   * a time may be answered.
   */
  default boolean isCut(Cause cause) {
    return false;
  }

  /** Tells whether the connection, if there is one, has ended by itself. */
  default boolean isLost() {
    return false;
  }

  /** Returns why a channel's output ended before the command's had. */
  Cause lost();

  /** Ends the connection. Never throws. */
  @Override
  void close();
}
