package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;

import dev.tenken.engine.fake.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;

class ListenerEventsTest {
  @TempDir Path folder;

  @Test
  void aCheckThatDidNotPassSaysItsVerdictAndCause() {
    EngineExecutionResults results =
        Project.in(folder)
            .spec("a_spec.groovy", VerdictsTest.check("redis", "should be_running"))
            .run();

    assertThat(results.testEvents().reportingEntryPublished().stream())
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .anySatisfy(
            entries ->
                assertThat(entries)
                    .containsEntry("verdict", "unknown")
                    .containsEntry("cause", "timed out"));
  }

  @Test
  void itsEvidenceIsAFileOfTheCheck() throws IOException {
    Project project =
        Project.in(folder).spec("a_spec.groovy", VerdictsTest.check("mysql", "should be_running"));
    Path files = Files.createDirectories(folder.resolve("files"));

    EngineExecutionResults results =
        project.run(
            builder ->
                builder
                    .selectors(selectDirectory(folder.resolve("specs").toFile()))
                    .outputDirectoryCreator(into(files)));

    Event published = results.testEvents().fileEntryPublished().stream().findFirst().orElseThrow();
    assertThat(published.getRequiredPayload(FileEntry.class).getPath())
        .content()
        .contains("it is stopped");
  }

  @Test
  void aCheckThatPassedPublishesNothing() {
    EngineExecutionResults results =
        Project.in(folder)
            .spec("a_spec.groovy", VerdictsTest.check("nginx", "should be_running"))
            .run();

    assertThat(results.testEvents().reportingEntryPublished().count()).isZero();
  }

  private static OutputDirectoryCreator into(Path folder) {
    return new OutputDirectoryCreator() {
      @Override
      public Path getRootDirectory() {
        return folder;
      }

      @Override
      public Path createOutputDirectory(TestDescriptor descriptor) {
        return folder;
      }
    };
  }
}
