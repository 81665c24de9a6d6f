package com.example.tenken

import dev.tenken.dsl.Spec
import dev.tenken.dsl.fact.Data
import dev.tenken.dsl.fact.Facts
import dev.tenken.dsl.fact.TargetType
import dev.tenken.dsl.resource.Finding
import dev.tenken.dsl.resource.Resource
import dev.tenken.host.batch.HostKind

/** How many processes wanted to run on average. Source: /proc/loadavg. */
final class LoadAverage extends Resource {
    private static final HostKind KIND = HostKind.ofAnswers('load-average', 0) { probe, answer ->
        def numbers = answer.text('line').split(' ')
        Data.map('one', numbers[0].toBigDecimal(), 'five', numbers[1].toBigDecimal())
    }.source('/proc/loadavg')

    LoadAverage(Facts facts) {
        super(facts, TargetType.HOST, 'Load average', '', KIND.probe())
    }

    static LoadAverage load_average(Spec spec) {
        new LoadAverage(spec.facts(TargetType.HOST))
    }

    Finding isBelow(Number limit) {
        Finding.of(fiveMinutes() < limit, "${fiveMinutes()} over five minutes")
    }

    BigDecimal oneMinute() {
        present(KIND.probe()).get('one').value() as BigDecimal
    }

    BigDecimal fiveMinutes() {
        present(KIND.probe()).get('five').value() as BigDecimal
    }
}
