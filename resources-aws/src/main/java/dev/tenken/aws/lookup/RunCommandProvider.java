package dev.tenken.aws.lookup;

import dev.tenken.dsl.spi.RunContext;
import dev.tenken.dsl.spi.Settings;
import dev.tenken.dsl.spi.Target;
import dev.tenken.dsl.spi.Transport;
import dev.tenken.dsl.spi.TransportProvider;
import java.util.Set;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Asks hosts by run commands of AWS Systems Manager ({@code transport: ssm}).
 *
 * <p>Settings of a host: {@code instance_id}; {@code ssm}: the settings of the account, as {@link
 * AwsProvider} reads them.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class RunCommandProvider implements TransportProvider {
  private static final String INSTANCE_ID = "instance_id";
  private static final String ACCOUNT = "ssm";
  private static final Pattern ID = Pattern.compile("m?i-[0-9a-f]{8,40}");

  /** Makes the provider; the service loader does. */
  public RunCommandProvider() {}

  @Override
  public String name() {
    return "ssm";
  }

  @Override
  public Set<String> settingKeys() {
    return Set.of(INSTANCE_ID, ACCOUNT);
  }

  @Override
  public String user() {
    return "root";
  }

  @Override
  public Transport open(Target target, RunContext context) {
    Settings settings = target.settings();
    String id =
        settings
            .text(INSTANCE_ID)
            .orElseThrow(() -> settings.error(INSTANCE_ID, "is missing: which instance is it?"));
    if (!ID.matcher(id).matches()) {
      throw settings.error(
          INSTANCE_ID, "must be an id such as i-0123456789abcdef0, not '" + id + "'");
    }
    Settings account = settings.below(ACCOUNT);
    account.allow(AwsProvider.KEYS);
    return new RunCommandTransport(
        id, AwsProvider.clients(account, target.name(), context, new AccountLimits(1)));
  }
}
