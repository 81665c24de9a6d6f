package dev.tenken.dsl.journal;

import org.apiguardian.api.API;

/**
 * A place in a spec.
 *
 * @param file the path relative to the spec root, with forward slashes
 * @param line the line, from 1; 0 when not known
 * @param column the column, from 1; 0 when not known
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Location(String file, int line, int column) {
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line;
  }
}
