package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.engine.fake.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in a folder of specs and may be passed by unnoticed. */
class SpecFolderTest {
  private static final String CHECK = VerdictsTest.check("nginx", "should exist");

  private Project project;

  @BeforeEach
  void write(@TempDir Path folder) {
    project = Project.in(folder).spec("a_spec.groovy", CHECK);
  }

  @Test
  void specsBehindALinkAreRunAsThoseInAFolder() throws IOException {
    project.file("shared/nginx_spec.groovy", CHECK);
    Files.createSymbolicLink(project.path("specs/common"), project.path("shared"));
    Files.createSymbolicLink(project.path("specs/common/again"), project.path("specs"));

    project.run();

    assertThat(project.journal().checks())
        .extracting(check -> check.spec())
        .containsExactlyInAnyOrder("a_spec.groovy", "common/nginx_spec.groovy");
  }

  @Test
  void aLinkThatLeadsNowhereIsASpecThatIsMissed() throws IOException {
    Path link = project.path("specs/gone_spec.groovy");
    Files.createSymbolicLink(link, project.path("gone.groovy"));

    project.run();

    assertThat(project.result().exitCode()).isEqualTo(RunResult.WRONG);
    assertThat(project.journal().checks())
        .anySatisfy(
            check -> assertThat(check.detail().message()).isEqualTo(link + " does not exist"));
  }

  @Test
  void aNameThatIsNearlyThatOfASpecIsNamed() {
    project
        .spec("web/nginx-spec.groovy", CHECK)
        .spec("web/nginx_specs.groovy", CHECK)
        .spec("spec_helper.groovy", "")
        .spec("web/notes_spec.txt", "");

    project.run();

    assertThat(project.journal().run().notes())
        .containsExactly(
            "web/nginx-spec.groovy was not read: the name of a spec must end in _spec.groovy",
            "web/nginx_specs.groovy was not read: the name of a spec must end in _spec.groovy");
  }
}
