package dev.tenken.engine.fake;

import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.FactSource;
import dev.tenken.dsl.fact.Probe;
import dev.tenken.dsl.fact.TargetType;
import dev.tenken.dsl.spi.FactSourceProvider;
import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Fact sources whose answers stand in the configuration: {@code things: { nginx: running }}.
 *
 * <p>A thing that is {@code unknown} is so; one that is not listed is absent. {@code delay} is how
 * long a call takes.
 */
public abstract class FakeProvider implements FactSourceProvider {
  private final TargetType type;

  private FakeProvider(TargetType type) {
    this.type = type;
  }

  /** Hosts with {@code transport: fake}. */
  public static final class Hosts extends FakeProvider {
    /** Made by ServiceLoader. */
    public Hosts() {
      super(TargetType.HOST);
    }
  }

  /** AWS accounts. */
  public static final class Accounts extends FakeProvider {
    /** Made by ServiceLoader. */
    public Accounts() {
      super(TargetType.AWS);
    }
  }

  @Override
  public boolean supports(Target target) {
    return target.type() == type
        && (type == TargetType.AWS || target.settings().text("transport", "").equals("fake"));
  }

  @Override
  public Set<String> settingKeys() {
    return Set.of("things", "delay", "token");
  }

  @Override
  public Set<String> transports() {
    return type == TargetType.HOST ? Set.of("fake", "ssh") : Set.of();
  }

  @Override
  public FactSource open(Target target, RunContext context) {
    Duration delay = target.settings().duration("delay", Duration.ZERO);
    Settings things = target.settings().below("things");
    return new FactSource() {
      @Override
      public Map<Probe, Fact<Data>> ask(Set<Probe> probes) {
        context.ledger().count(target.name(), "call");
        Map<Probe, Fact<Data>> facts = new HashMap<>();
        try {
          Thread.sleep(delay.toMillis());
          probes.forEach(probe -> facts.put(probe, answer(things, probe)));
        } catch (InterruptedException e) {
          probes.forEach(
              probe ->
                  facts.put(
                      probe, FakeSource.unknown(Cause.Reason.CANCELLED, "the call was cancelled")));
        }
        return facts;
      }

      @Override
      public void connect() {
        context.ledger().count(target.name(), "connect");
      }

      @Override
      public void close() {
        context.ledger().count(target.name(), "close");
      }
    };
  }

  private static Fact<Data> answer(Settings things, Probe probe) {
    String state = things.text(probe.argument(), "");
    if (state.equals("unknown")) {
      return FakeSource.unknown(Cause.Reason.TIMED_OUT, "no answer within 10 seconds");
    }
    return state.isEmpty()
        ? new Fact.Absent<>(FakeSource.evidence(Instant.now()))
        : FakeSource.present(state);
  }
}
