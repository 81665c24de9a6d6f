package dev.tenken.aws.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenken.aws.testing.SpecRun;
import dev.tenken.dsl.fact.Cause;
import dev.tenken.dsl.fact.Data;
import dev.tenken.dsl.fact.Fact;
import dev.tenken.dsl.fact.Probe;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An interrupt ends a round soon, and what is not answered by then is unknown. */
class CancelTest {
  @Test
  void aRoundThatIsInterruptedEndsWithinASecondOrSo() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        SpecRun run =
            new SpecRun()
                .target("main", Map.of("endpoint", "http://127.0.0.1:" + silent.getLocalPort()))) {
      CompletableFuture<Fact<Data>> answer = new CompletableFuture<>();
      Thread asking =
          new Thread(() -> answer.complete(run.ask("main", Probe.of(Ec2Api.INSTANCE, "web-01"))));
      asking.start();
      silent.accept();
      asking.interrupt();

      Fact<Data> fact = answer.get(5, TimeUnit.SECONDS);
      assertThat(fact).isInstanceOf(Fact.Unknown.class);
      assertThat(((Fact.Unknown<Data>) fact).cause())
          .isEqualTo(new Cause(Cause.Reason.CANCELLED, "the run was ended before AWS answered"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
