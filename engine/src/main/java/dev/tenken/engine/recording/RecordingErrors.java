package dev.tenken.engine.recording;

import dev.tenken.dsl.spi.ConfigurationError;
import java.nio.file.Path;

/** The texts of what can be wrong with a recording. */
final class RecordingErrors {
  private RecordingErrors() {}

  static ConfigurationError none(Path folder) {
    return new ConfigurationError(
        folder + " holds no recording: there is no " + Layout.ENVIRONMENT + " in it");
  }

  static ConfigurationError unreadable(Path file, String why) {
    return new ConfigurationError(file + ": can't be read: " + why);
  }

  static ConfigurationError wrongVersion(Path file, String version) {
    return new ConfigurationError(
        file
            + ": recording of version "
            + version
            + "; this Tenken reads version "
            + Layout.VERSION
            + ": record again");
  }

  static ConfigurationError malformed(Path file, String what) {
    return new ConfigurationError(file + ": not a recording: " + what);
  }

  static ConfigurationError malformed(Path file, int line, String what) {
    return new ConfigurationError(file + ":" + line + ": not a recording: " + what);
  }

  static ConfigurationError gone(Path file) {
    return new ConfigurationError(
        file + ": does not exist, though " + Layout.ENVIRONMENT + " lists it: record again");
  }

  static ConfigurationError twice(Path file, String target) {
    return new ConfigurationError(
        file + ": target '" + target + "' stands in another file of the recording too");
  }

  static ConfigurationError tooLarge(Path file, long bytes) {
    return new ConfigurationError(
        file
            + ": "
            + bytes
            + " bytes are more than a recording may have ("
            + Layout.MAX_BYTES
            + ")");
  }

  static ConfigurationError outside(Path file) {
    return new ConfigurationError(file + ": leads out of the recording's folder");
  }

  static ConfigurationError notWritten(Path folder, String why) {
    return new ConfigurationError(folder + ": the recording can't be written: " + why);
  }

  static ConfigurationError notEmpty(Path folder) {
    return new ConfigurationError(
        folder + ": is not empty and holds no recording, so none is written over it");
  }
}
