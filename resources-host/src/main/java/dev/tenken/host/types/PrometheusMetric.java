package dev.tenken.host.types;

import dev.tenken.dsl.Names;
import dev.tenken.dsl.Spec;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Facts;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.Resource;
import dev.tenken.dsl.resource.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * A metric that a Prometheus exporter on the host shows, by its exact name: {@code
 * prometheus_metric('node_load1')}. {@code labels:} narrows to the samples that have these labels,
 * each equal to a text or matched by a regular expression. The host asks; {@code url:} is the
 * exporter's page, {@code http://localhost:9100/metrics} (node_exporter's) where it is left out.
 *
 * <p>Absent: the exporter shows no such sample; where it does not answer, or not with status 200,
 * every check fails. Unknown: as for {@code http}; the value, where several samples match.
 *
 * <p>Source: the exporter's page.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class PrometheusMetric extends Resource {
  private static final String NODE_EXPORTER = "http://localhost:9100/metrics";

  private final Probe page;
  private final String metric;
  private final Map<String, Wanted> labels;

  private PrometheusMetric(
      Facts facts, String name, String metric, Map<String, Wanted> labels, Probe page) {
    super(facts, TargetType.HOST, "Prometheus metric", name, page);
    this.metric = metric;
    this.labels = labels;
    this.page = page;
  }

  /** Names a metric of node_exporter. */
  @Word
  public static PrometheusMetric prometheus_metric(Spec spec, String name) {
    return prometheus_metric(spec, Map.of(), name);
  }

  /**
   * Names a metric.
   *
   * @param options {@code url}: the exporter's page; {@code labels}: those that a sample must have
   */
  @Word
  public static PrometheusMetric prometheus_metric(
      Spec spec, Map<String, Object> options, String name) {
    String url =
        Options.of("prometheus_metric", options, "url", "labels").text("url").orElse(NODE_EXPORTER);
    Map<String, Wanted> labels = new LinkedHashMap<>();
    if (options.get("labels") instanceof Map<?, ?> given) {
      given.forEach((label, value) -> labels.put(label.toString(), Wanted.of(value)));
    } else if (options.containsKey("labels")) {
      throw new IllegalArgumentException("labels: takes a map such as [device: 'eth0']");
    }
    String shown =
        labels.isEmpty()
            ? name
            : name
                + labels.entrySet().stream()
                    .map(label -> label.getKey() + "=" + label.getValue())
                    .collect(Collectors.joining(", ", "{", "}"));
    return new PrometheusMetric(
        spec.facts(TargetType.HOST), shown, name, labels, HttpQuestion.get(url).fromThere());
  }

  /** Tells whether there is such a sample. */
  public Finding exists() {
    List<Exposition.Sample> all = all();
    long count = all.stream().filter(this::isMeant).count();
    return count > 0
        ? Finding.yes(count + " samples")
        : Finding.no("no such sample")
            .nearest(
                Names.nearest(
                        metric, new TreeSet<>(all.stream().map(Exposition.Sample::name).toList()))
                    .orElse(""));
  }

  /** Returns the value of the one sample that is meant. */
  public Object value() {
    List<Exposition.Sample> samples = meant();
    if (samples.size() > 1) {
      throw Unknowns.part(
          facts(),
          fact(page),
          Cause.Reason.AMBIGUOUS,
          samples.size()
              + " samples match, so labels: must say which: "
              + samples.stream()
                  .limit(5)
                  .map(sample -> sample.labels().toString())
                  .collect(Collectors.joining(", ")));
    }
    return samples.get(0).value();
  }

  /** Returns the values of all the samples that are meant. */
  public List<Object> values() {
    return meant().stream().map(Exposition.Sample::value).toList();
  }

  /** Returns the labels of all the samples that are meant, a map each. */
  public List<Map<String, String>> labels() {
    return meant().stream().map(Exposition.Sample::labels).toList();
  }

  private List<Exposition.Sample> meant() {
    List<Exposition.Sample> samples = all().stream().filter(this::isMeant).toList();
    if (samples.isEmpty()) {
      throw Missing.resource(this + ": the exporter shows no such sample");
    }
    return samples;
  }

  private boolean isMeant(Exposition.Sample sample) {
    return sample.name().equals(metric)
        && labels.entrySet().stream()
            .allMatch(
                label ->
                    sample.labels().containsKey(label.getKey())
                        && label.getValue().matches(sample.labels().get(label.getKey())));
  }

  private List<Exposition.Sample> all() {
    Data answer =
        find(page)
            .orElseThrow(
                () ->
                    Missing.resource(
                        "the exporter does not answer: " + fact(page).evidence().raw()));
    if (answer.number("status") != 200) {
      throw Missing.resource("the exporter answers with status " + answer.number("status"));
    }
    return Exposition.parse(answer.text("body"));
  }
}
