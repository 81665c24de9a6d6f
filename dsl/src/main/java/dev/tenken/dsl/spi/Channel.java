package dev.tenken.dsl.spi;

import java.io.InputStream;
import java.io.OutputStream;
import org.apiguardian.api.API;

/** One running command. Its streams block; closing the channel ends them. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Channel extends AutoCloseable {
  /**
   * Returns the stream to the command's standard input; closing it is the command's end of file.
   */
  OutputStream stdin();

  /** Returns the stream of its standard output. */
  InputStream stdout();

  /** Returns the stream of its standard error. */
  InputStream stderr();

  /** Ends the command, running or not. May block for a moment; never throws. */
  @Override
  void close();
}
