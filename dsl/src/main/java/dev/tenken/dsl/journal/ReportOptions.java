package dev.tenken.dsl.journal;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.apiguardian.api.API;

/**
 * How reports are written.
 *
 * @param reports the folder
 * @param allure whether Allure's HTML is generated: {@code true}, {@code false}, or {@code auto}
 *     (up to 2,000 checks)
 * @param say prints a line to the operator
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ReportOptions(Path reports, String allure, Consumer<String> say) {}
