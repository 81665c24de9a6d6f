context('passes') {
    on(host: 'mon-01')
    describe(journal('says')) {
        it { should have_entries }
        it { should have_entry('disk is gone') }
        it { should have_entry('started 点検') }
        it { should have_entry(~/no space$/) }
        it { should_not have_entry('disk is') }
        its('last_entry') { should be > 7.days.ago }
    }
    describe(journal('says.service', identifier: 'printf')) {
        its('count') { should eq(6) }
        its('messages') { should eq(['disk is gone', 'cannot write: no space', 'cannot write: no space', 'slow', 'started 点検', 'details']) }
    }
    describe(journal('says', priority: 'err')) {
        its('count') { should eq(3) }
        its('messages') { should_not include('slow') }
    }
    describe(journal('says', priority: 'crit')) { its('messages') { should eq(['disk is gone']) } }
    describe(journal('says', priority: 2)) { its('count') { should eq(1) } }
    describe(journal('says', priority: 'err', since: 3650.days)) { its('count') { should be >= 3 } }
    describe(journal('says', priority: 'err', since: '2020-01-01T00:00:00Z')) { its('count') { should be >= 3 } }
    describe(journal('ssh', priority: 'emerg', since: 1.second)) {
        its('count') { should eq(0) }
        it { should_not have_entries }
        its('messages') { should be_empty }
        its('last_entry') { should be_nil }
    }
    describe(journal) { it { should have_entries } }
    describe(journal(priority: 'err')) { it { should have_entry('disk is gone') } }
}

context('fails') {
    on(host: 'mon-01')
    describe(journal('says', identifier: 'printf')) {
        it { should have_entry('disk') }
        its('count') { should eq(0) }
        its('messages') { should be_empty }
        its('last_entry') { should be < 7.days.ago }
    }
    describe(journal('never.timer')) { it { should have_entries } }
}

context('unknown') {
    context('without journalctl') {
        on(host: 'busy-01')
        describe(journal('app')) {
            it { should have_entries }
            it { should have_entry('x') }
            its('count') { should eq(0) }
            its('messages') { should be_empty }
            its('last_entry') { should be > 1.day.ago }
        }
    }
    context('without a journal') {
        on(host: 'sysv-01')
        describe(journal) { its('count') { should eq(0) } }
    }
}
