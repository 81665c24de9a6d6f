package dev.tenken.aws;

import dev.tenken.aws.lookup.AwsKind;
import dev.tenken.aws.lookup.RdsApi;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Missing;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.resource.Finding;
import dev.tenken.dsl.resource.NoSuchWord;
import dev.tenken.dsl.resource.OpenProperties;
import dev.tenken.dsl.resource.Refinable;
import dev.tenken.dsl.resource.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The base class of the two sorts of RDS parameter groups.
 *
 * <p>{@code its('max_connections')} is the parameter's value, as text; absent when the group lists
 * the parameter without a value (the engine's default applies). A name that the group does not list
 * is an error of the spec: the API lists all parameters that the family has.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public abstract class ParameterGroup extends Resource implements OpenProperties {
  private final Probe parameters;
  private final Probe group;
  private final String familyMember;
  private final String arnMember;

  ParameterGroup(
      String type,
      Identity identity,
      AwsKind parameters,
      AwsKind group,
      UnaryOperator<String> nameOf,
      String familyMember,
      String arnMember) {
    super(
        identity.facts(),
        TargetType.AWS,
        type,
        identity.shown(),
        Probe.of(parameters, name(identity, nameOf)));
    String name = name(identity, nameOf);
    this.parameters = Probe.of(parameters, name);
    this.group = Probe.of(group, name);
    this.familyMember = familyMember;
    this.arnMember = arnMember;
  }

  /** Returns the name as given, which may be an ARN: that of another region is not asked for. */
  private static String name(Identity identity, UnaryOperator<String> nameOf) {
    String name = identity.arguments().get(0);
    if (nameOf.apply(name).isEmpty() || identity.arguments().size() > 1) {
      throw new IllegalArgumentException("a parameter group is found by its name only");
    }
    return name;
  }

  /** Tells whether the group exists. */
  public Finding exists() {
    return Finding.of(
        isThere(parameters), isThere(parameters) ? "it exists" : "no such parameter group");
  }

  /**
   * Tells whether a parameter has a value; the chain asks for the value, its source and how it is
   * applied.
   */
  public ParameterFinding hasParameter(Object name) {
    return new ParameterFinding(
        parameter(Wanted.text(name)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Whether a parameter has a value, perhaps a given one from a given source. */
  public static final class ParameterFinding extends Refinable {
    private final Data parameter;
    private final Optional<Object> value;
    private final Optional<Object> source;
    private final Optional<Object> applyMethod;
    private final Optional<Object> applyType;

    private ParameterFinding(
        Data parameter,
        Optional<Object> value,
        Optional<Object> source,
        Optional<Object> applyMethod,
        Optional<Object> applyType) {
      this.parameter = parameter;
      this.value = value;
      this.source = source;
      this.applyMethod = applyMethod;
      this.applyType = applyType;
    }

    /** Narrows to this value: equal to a text, found by a regular expression. */
    public ParameterFinding value(Object wanted) {
      check(parameter, wanted);
      return new ParameterFinding(
          parameter, Optional.of(Wanted.checked(wanted)), source, applyMethod, applyType);
    }

    /**
     * Narrows to a parameter set by {@code user}, {@code system} or {@code engine-default}, which
     * needs no value.
     */
    public ParameterFinding source(Object wanted) {
      return new ParameterFinding(
          parameter,
          value,
          Optional.of(known(wanted, "user", "system", "engine-default")),
          applyMethod,
          applyType);
    }

    /** Narrows to a value applied at once ({@code immediate}) or by {@code pending-reboot}. */
    public ParameterFinding applyMethod(Object wanted) {
      return new ParameterFinding(
          parameter,
          value,
          source,
          Optional.of(known(wanted, "immediate", "pending-reboot")),
          applyType);
    }

    /** Narrows to a {@code dynamic} or {@code static} parameter. */
    public ParameterFinding applyType(Object wanted) {
      return new ParameterFinding(
          parameter, value, source, applyMethod, Optional.of(known(wanted, "dynamic", "static")));
    }

    private static Object known(Object wanted, String... known) {
      return wanted instanceof Pattern
          ? wanted
          : Wanted.oneOf(wanted, "a parameter has no", List.of(known));
    }

    @Override
    public Finding judge() {
      boolean holds =
          (parameter.has("parameter_value") || (source.isPresent() && value.isEmpty()))
              && is(value, "parameter_value")
              && is(source, "source")
              && is(applyMethod, "apply_method")
              && is(applyType, "apply_type");
      String found =
          parameter
              .find("parameter_value")
              .map(is -> "value '" + is.text() + "'")
              .orElse("no value");
      return Finding.of(
          holds,
          found
              + parameter.find("source").map(is -> ", source " + is.text()).orElse("")
              + parameter.find("apply_method").map(is -> ", apply method " + is.text()).orElse("")
              + parameter.find("apply_type").map(is -> ", apply type " + is.text()).orElse(""));
    }

    private boolean is(Optional<Object> wanted, String member) {
      return wanted.isEmpty() || Wanted.is(wanted.get(), parameter.text(member));
    }
  }

  /** Tells whether the group has a tag of this key; the chain asks for its value. */
  public TagFinding hasTag(Object key) {
    String arn = present(group).text(arnMember);
    return new TagFinding(present(Probe.of(RdsApi.TAGS, arn)), key, Optional.empty());
  }

  /** Returns the family that the group is for, such as {@code mysql8.0}. */
  public String family() {
    return present(group).text(familyMember);
  }

  /** Returns the group's description. */
  public String description() {
    return present(group).text("description");
  }

  /** Returns the group's ARN. */
  public String arn() {
    return present(group).text(arnMember);
  }

  private Data parameter(String name) {
    Data all = present(parameters);
    return all.find(name)
        .orElseThrow(() -> NoSuchWord.of(this + " lists no parameter", name, all.names()));
  }

  /** Refuses a value that the parameter can't have, such as ON where the API says 1. */
  private static void check(Data parameter, Object wanted) {
    List<String> allowed = List.of(parameter.text("allowed_values").split(",\\s*"));
    String current = parameter.text("parameter_value");
    if (!(wanted instanceof Pattern)
        && Set.of("boolean", "string").contains(parameter.text("data_type"))
        && allowed.size() > 1
        // Else the list is no plain one.
        && (current.isEmpty() || allowed.contains(current))
        && !allowed.contains(Wanted.text(wanted))) {
      throw new IllegalArgumentException(
          parameter.text("parameter_name")
              + " takes "
              + parameter.text("allowed_values")
              + ", not '"
              + wanted
              + "'");
    }
  }

  @Override
  public final void refuse(List<String> path, Object expected) {
    check(parameter(String.join(".", path)), expected);
  }

  @Override
  public final Object property(List<String> path) {
    String name = String.join(".", path);
    return parameter(name)
        .find("parameter_value")
        .map(Data::value)
        .orElseThrow(() -> Missing.value(this + " has no value of " + name));
  }

  @Override
  public final Set<String> propertyNames() {
    return Set.of();
  }
}
