package dev.tenken.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathResource;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectFile;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectIteration;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUri;

import dev.tenken.engine.fake.CompiledSpecs;
import dev.tenken.engine.fake.Project;
import dev.tenken.engine.fake.SpecModule;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.discovery.FilePosition;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.FileSource;
import org.junit.platform.engine.support.descriptor.MethodSource;

class SelectorsTest {
  private static final String NGINX =
      """
      describe(thing('nginx')) {
        it { should be_running }
        it('is there') {
          should exist
        }
      }
      describe(thing('mysql')) {
        it { should exist }
      }
      """;

  private Project project;
  private File file;

  @BeforeEach
  void write(@TempDir Path folder) {
    project =
        Project.in(folder)
            .config(
                """
                environments:
                  test:
                    transport: fake
                    things: { nginx: running, mysql: stopped }
                    hosts: { web-01: {}, web-02: {} }
                """)
            .spec("web/nginx_spec.groovy", NGINX)
            .spec("db/nginx_spec.groovy", "describe(thing('mysql')) { it { should exist } }\n")
            .file("specs/web/helper.groovy", "package web\n\nclass Helper {}\n");
    file = project.path("specs/web/nginx_spec.groovy").toFile();
  }

  @Test
  void aDirectorySelectsAllSpecsBelowIt() {
    assertThat(checks(selectDirectory(project.path("specs").toFile()))).isEqualTo(8);
    assertThat(checks(selectDirectory(project.path("specs/web").toFile()))).isEqualTo(6);
  }

  @Test
  void aFileSelectsItsSpec() {
    assertThat(checks(selectFile(file))).isEqualTo(6);
  }

  @Test
  void aLineSelectsTheCheckOrGroupThatItIsIn() {
    assertThat(names(selectFile(file, FilePosition.from(2))))
        .containsExactly(
            "web-01 › Thing \"nginx\" › is running", "web-02 › Thing \"nginx\" › is running");
    assertThat(names(selectFile(file, FilePosition.from(4))))
        .containsExactly(
            "web-01 › Thing \"nginx\" › is there", "web-02 › Thing \"nginx\" › is there");
    assertThat(checks(selectFile(file, FilePosition.from(1)))).isEqualTo(4);
  }

  @Test
  void aUriSelectsAFileOrADirectoryAndALine() {
    assertThat(checks(selectUri(project.path("specs").toUri()))).isEqualTo(8);
    assertThat(checks(selectUri(file.toURI()))).isEqualTo(6);
    assertThat(checks(selectUri(URI.create(file.toURI() + "?line=2")))).isEqualTo(2);
  }

  @Test
  void anIterationSelectsTheTargetOfThatPosition() {
    assertThat(names(selectIteration(selectFile(file, FilePosition.from(2)), 1)))
        .containsExactly("web-02 › Thing \"nginx\" › is running");
  }

  @Test
  void aUniqueIdSelectsASpecATargetAGroupOrACheck() {
    String spec = "[engine:tenken]/[spec:web%2Fnginx_spec.groovy]";
    project.run();

    assertThat(checks(selectUniqueId(spec))).isEqualTo(6);
    assertThat(checks(selectUniqueId(spec + "/[host:web-01]"))).isEqualTo(3);
    assertThat(checks(selectUniqueId(spec + "/[host:web-01]/[group:Thing \"nginx\"]")))
        .isEqualTo(2);
    assertThat(
            names(selectUniqueId(spec + "/[host:web-01]/[group:Thing \"nginx\"]/[check:is there]")))
        .containsExactly("web-01 › Thing \"nginx\" › is there");
  }

  @Test
  void overlappingSelectorsSelectACheckOnce() {
    assertThat(checks(selectFile(file), selectFile(file, FilePosition.from(2)))).isEqualTo(6);
  }

  @Test
  void ofAFileDescriptorsArePlacesInIt() {
    TestDescriptor spec = spec(selectFile(file));

    assertThat(spec.getSource()).contains(FileSource.from(file));
    assertThat(check(spec).getSource())
        .contains(
            FileSource.from(
                file, org.junit.platform.engine.support.descriptor.FilePosition.from(2, 3)));
  }

  @Test
  void aClassSelectsACompiledSpec(@TempDir Path classes) {
    try (CompiledSpecs compiled = CompiledSpecs.of(project.path("specs"), classes)) {
      Class<?> type = compiled.load("web.nginx_spec");

      TestDescriptor spec = spec(selectClass(type));

      assertThat(spec.getSource()).contains(ClassSource.from("web.nginx_spec"));
      assertThat(check(spec).getSource())
          .contains(MethodSource.from("web.nginx_spec", "web-01 › Thing \"nginx\" › is running"));
      assertThat(checks(selectClass(type))).isEqualTo(6);
    }
  }

  @Test
  void aMethodSelectsAChecksByTheirName(@TempDir Path classes) {
    try (CompiledSpecs compiled = CompiledSpecs.of(project.path("specs"), classes)) {
      Class<?> type = compiled.load("web.nginx_spec");

      assertThat(names(selectMethod(type, "web-01 › Thing \"nginx\" › is running")))
          .containsExactly("web-01 › Thing \"nginx\" › is running");
      assertThat(checks(selectMethod(type, "is there"))).isEqualTo(2);
    }
  }

  @Test
  void aPackageOrClassPathRootSelectsTheCompiledSpecsInIt(@TempDir Path classes) {
    try (CompiledSpecs compiled = CompiledSpecs.of(project.path("specs"), classes)) {
      assertThat(checks(selectPackage("web"))).isEqualTo(6);
      assertThat(checks(selectClasspathRoots(Set.of(classes)).get(0))).isEqualTo(8);
      assertThat(compiled.load("db.nginx_spec")).isNotNull();
    }
  }

  @Test
  void aModuleSelectsTheCompiledSpecsInIt(@TempDir Path classes) throws Exception {
    try (CompiledSpecs compiled = CompiledSpecs.of(project.path("specs"), classes)) {
      assertThat(compiled.load("web.nginx_spec")).isNotNull();
    }
    Path module = SpecModule.of(classes, project.path("specs.jar"));

    assertThat(SpecModule.run(module, project.path("")))
        .containsExactly(
            "db/nginx_spec.groovy:web-01 › Thing \"mysql\" › exists",
            "db/nginx_spec.groovy:web-02 › Thing \"mysql\" › exists",
            "web/nginx_spec.groovy:web-01 › Thing \"mysql\" › exists",
            "web/nginx_spec.groovy:web-01 › Thing \"nginx\" › is running",
            "web/nginx_spec.groovy:web-01 › Thing \"nginx\" › is there",
            "web/nginx_spec.groovy:web-02 › Thing \"mysql\" › exists",
            "web/nginx_spec.groovy:web-02 › Thing \"nginx\" › is running",
            "web/nginx_spec.groovy:web-02 › Thing \"nginx\" › is there");
  }

  @Test
  void aClassPathResourceSelectsASpecOrTheCheckOfItsLine() throws Exception {
    withOnClassPath(
        project.path("specs"),
        () -> {
          assertThat(checks(selectClasspathResource("web/nginx_spec.groovy"))).isEqualTo(6);
          assertThat(names(selectClasspathResource("/web/nginx_spec.groovy", FilePosition.from(2))))
              .containsExactly(
                  "web-01 › Thing \"nginx\" › is running", "web-02 › Thing \"nginx\" › is running");
        });
  }

  @Test
  void aClassPathResourceThatIsNoFileIsRed() throws Exception {
    Path jar = SpecModule.of(project.path("specs"), project.path("specs.jar"));
    withOnClassPath(
        jar,
        () -> {
          for (String name : Set.of("web/nginx_spec.groovy", "nosuch_spec.groovy")) {
            assertThat(checks(selectClasspathResource(name))).isEqualTo(1);
            assertThat(project.journal().checks().get(0).detail().message())
                .isEqualTo(
                    "the resource " + name + ", as a file of the class path, does not exist");
          }
          assertThat(
                  project
                      .discover(selectClasspathResource("logback.xml"))
                      .getEngineDescriptor()
                      .getChildren())
              .isEmpty();
        });
  }

  private static void withOnClassPath(Path place, Runnable action) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {place.toUri().toURL()}, before)) {
      Thread.currentThread().setContextClassLoader(loader);
      action.run();
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void classesThatAreNoSpecsConcernTheEngineNot() {
    assertThat(project.discover(selectClass(String.class)).getEngineDescriptor().getChildren())
        .isEmpty();
  }

  @Test
  void uniqueIdsAreThoseOfFilesAndClassesAlike(@TempDir Path classes) {
    try (CompiledSpecs compiled = CompiledSpecs.of(project.path("specs"), classes)) {
      assertThat(check(spec(selectClass(compiled.load("web.nginx_spec")))).getUniqueId())
          .isEqualTo(check(spec(selectFile(file))).getUniqueId());
    }
  }

  @Test
  void anEditElsewhereInTheFileChangesNoUniqueId() {
    TestDescriptor before = check(spec(selectFile(file)));
    project.spec("web/nginx_spec.groovy", "\n\n// about nginx\n" + NGINX);

    TestDescriptor after = check(spec(selectFile(file)));

    assertThat(after.getUniqueId()).isEqualTo(before.getUniqueId());
    assertThat(after.getSource()).isNotEqualTo(before.getSource());
  }

  @Test
  void discoveryAsksNothing() {
    project.config(
        "environments: { test: { transport: fake, hosts: { a: { delay: nonsense } } } }");

    assertThat(spec(selectFile(file)).getChildren()).hasSize(1);
  }

  private int checks(DiscoverySelector... selectors) {
    project.run(selectors);
    return project.journal().checks().size();
  }

  private Set<String> names(DiscoverySelector... selectors) {
    project.run(selectors);
    return project.verdicts().keySet();
  }

  private TestDescriptor spec(DiscoverySelector selector) {
    return project.discover(selector).getEngineDescriptor().getChildren().iterator().next();
  }

  private static TestDescriptor check(TestDescriptor spec) {
    return spec.getDescendants().stream().filter(TestDescriptor::isTest).findFirst().orElseThrow();
  }
}
