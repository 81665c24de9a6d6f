package dev.tenken.reports;

import dev.tenken.dsl.journal.Journal;
import java.io.IOException;
import java.nio.file.Path;

/** One form of the report, made from a whole journal. */
interface Report {
  /** Returns what messages call it. */
  String name();

  /** Writes its files below this folder, which is this report's own and is published afterwards. */
  void write(Journal journal, Path folder) throws IOException;
}
