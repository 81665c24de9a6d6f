context('passes') {
    context('counting from the start of the machine') {
        on(host: 'mon-01')
        describe(timer('often')) {
            it { should exist }
            it { should be_active }
            it { should be_enabled }
            it { should_not be_failed }
            it { should_not be_masked }
            its('triggers') { should eq('often.service') }
            its('last_run') { should be > 1.hour.ago }
            its('last_run') { should be < 1.second.ago }
            its('next_run') { should be > 1.second.ago }
            its('active_state') { should eq('active') }
            its('sub_state') { should eq('waiting') }
            its('load_state') { should eq('loaded') }
            its('enabled_state') { should eq('enabled') }
            its('result') { should eq('success') }
            its('description') { should eq('Since the start of the machine') }
            its('AccuracyUSec') { should eq('1s') }
        }
        describe(timer('never.timer')) {
            it { should exist }
            it { should_not be_active }
            its('triggers') { should eq('often.service') }
            its('next_run') { should be_nil }
            its('last_run') { should be_nil }
        }
        describe(timer('apt-daily')) { it { should be_masked } }
        describe(timer('broken')) {
            it { should be_failed }
            its('result') { should eq('resources') }
        }
    }
    context('by the calendar') {
        on(host: 'web-01')
        describe(timer('report')) {
            it { should be_active }
            its('next_run') { should be > 1.second.ago }
            its('triggers') { should eq('report.service') }
        }
    }
    context('no such timer') {
        on(host: 'mon-01')
        ['ssh', 'ofte', ';id', '$(id)', '-x', '点検'].each { name ->
            describe(timer(name)) {
                it { should_not exist }
                it { should_not be_active }
            }
        }
    }
}

context('fails') {
    on(host: 'mon-01')
    describe(timer('often')) {
        it { should be_failed }
        it { should be_masked }
        its('triggers') { should eq('report.service') }
        its('last_run') { should be < 1.day.ago }
        its('next_run') { should be < 1.second.ago }
        its('active_state') { should eq('inactive') }
        its('sub_state') { should eq('elapsed') }
        its('load_state') { should eq('masked') }
        its('enabled_state') { should eq('disabled') }
        its('result') { should eq('resources') }
        its('description') { should eq('often') }
    }
    describe(timer('never')) {
        it { should be_active }
        it { should be_enabled }
    }
    describe(timer('ssh')) { it { should exist } }
}

context('unknown') {
    on(host: ['sysv-01', 'busy-01'])
    describe(timer('often')) {
        it { should be_active }
        its('last_run') { should be > 1.day.ago }
        its('next_run') { should be > 1.day.ago }
    }
}
