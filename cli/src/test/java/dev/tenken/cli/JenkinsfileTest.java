package dev.tenken.cli;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs the example's Jenkinsfile by a stub of Jenkins' words. */
class JenkinsfileTest {
  @Test
  void theJenkinsfileChecksTheChosenEnvironmentAndKeepsTheReports() throws IOException {
    Binding binding = new Binding();
    binding.setVariable("jenkinsfile", Pages.ROOT.resolve("specs-example/Jenkinsfile").toFile());
    Object calls =
        new GroovyShell(binding)
            .evaluate(
                Pages.ROOT.resolve("cli/src/test/resources/documentation/jenkins.groovy").toFile());
    assertThat((List<?>) calls)
        .map(String::valueOf)
        .containsSubsequence(
            "withEnv [TENKEN_ENV=staging]",
            "sh mvn -B verify",
            "post",
            "always",
            "junit [testResults:target/tenken/junit/*.xml, allowEmptyResults:true]",
            "archiveArtifacts [artifacts:target/tenken/**, allowEmptyArchive:true]");
  }
}
