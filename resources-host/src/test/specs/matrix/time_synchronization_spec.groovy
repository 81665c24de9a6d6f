context('passes') {
    context('chrony') {
        on(host: 'net-01')
        describe(time_synchronization) {
            it { should be_synchronized }
            its('daemon') { should eq('chrony') }
            its('source') { should eq('127.0.0.2') }
            its('stratum') { should eq(3) }
            its('offset') { should be_between(-0.1, 0.1) }
        }
    }
    context('recorded: timesyncd') {
        on(host: 'recorded-timesyncd')
        describe(time_synchronization) {
            it { should be_synchronized }
            its('daemon') { should eq('timesyncd') }
            its('source') { should eq('10.0.2.2') }
            its('stratum') { should eq(2) }
            its('offset') { should be_between(0.004, 0.005) }
        }
    }
    context('recorded: timesyncd without a server') {
        on(host: 'recorded-timesyncd-alone')
        describe(time_synchronization) {
            it { should_not be_synchronized }
            its('daemon') { should eq('timesyncd') }
        }
    }
}

context('fails') {
    context('chrony') {
        on(host: 'net-01')
        describe(time_synchronization) {
            its('daemon') { should eq('timesyncd') }
            its('source') { should eq('127.0.0.1') }
            its('stratum') { should be < 3 }
            its('offset') { should be > 10 }
        }
    }
    context('recorded: timesyncd without a server') {
        on(host: 'recorded-timesyncd-alone')
        describe(time_synchronization) {
            it { should be_synchronized }
            its('source') { should eq('10.0.2.2') }
        }
    }
}

context('unknown') {
    context('nothing that tells') {
        on(host: 'busy-01')
        describe(time_synchronization) {
            it { should be_synchronized }
            its('daemon') { should eq('chrony') }
            its('offset') { should be < 1 }
        }
    }
    context('systemd alone') {
        on(host: 'web-01')
        describe(time_synchronization) {
            its('daemon') { should eq('chrony') }
            its('source') { should eq('127.0.0.2') }
            its('stratum') { should be < 3 }
            its('offset') { should be < 1 }
        }
    }
}
