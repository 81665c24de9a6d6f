package dev.tenken.cli;

import java.nio.file.Path;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;

/**
 * Keeps the platform from writing files of checks: the reports hold them, and nobody reads both.
 */
final class NoOutputDirectory implements OutputDirectoryCreator {
  @Override
  public Path getRootDirectory() {
    throw new UnsupportedOperationException("no files of checks on the command line");
  }

  @Override
  public Path createOutputDirectory(TestDescriptor check) {
    throw new UnsupportedOperationException("no files of checks on the command line");
  }
}
