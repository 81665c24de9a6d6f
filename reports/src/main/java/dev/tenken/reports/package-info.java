/** Readers of the journal: Allure, HTML without script, JUnit XML per host, summary, comparison. */
@NullMarked
package dev.tenken.reports;

import org.jspecify.annotations.NullMarked;
