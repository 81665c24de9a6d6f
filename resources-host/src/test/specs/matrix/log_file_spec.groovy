context('passes') {
    context('systemd') {
        on(host: 'web-01')
        describe(log_file('/var/log/app/app.log')) {
            it { should exist }
            it { should have_been_written_within(1.minute) }
            its('last_modified') { should be > 1.minute.ago }
            its('age') { should be < 1.minute }
            its('size') { should be > 0 }
        }
        describe(log_file('/var/log/app/stale.log')) {
            it { should exist }
            it { should_not have_been_written_within(1.hour) }
            it { should have_been_written_within(36500.days) }
            its('last_modified') { should eq('2026-11-01T00:00:00Z') }
            its('size') { should eq(36) }
        }
        ['/var/log/app', '/nowhere.log', '/dev/null', '/; id', '/$(id)', '/-x', '/var/log/app/app.log\n', '/var/log/*'].each { path ->
            describe(log_file(path)) { it { should_not exist } }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(log_file('/etc/passwd')) {
            it { should exist }
            it { should have_been_written_within(36500.days) }
            its('age') { should be > 0.seconds }
        }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(log_file('/var/log/app/stale.log')) {
        it { should have_been_written_within(5.minutes) }
        its('last_modified') { should be > 1.day.ago }
        its('age') { should be < 1.hour }
        its('size') { should eq(0) }
    }
    describe(log_file('/var/log/app')) { it { should exist } }
    describe(log_file('/nowhere.log')) { it { should exist } }
}
