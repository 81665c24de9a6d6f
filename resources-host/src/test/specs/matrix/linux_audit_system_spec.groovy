context('passes') {
    context('recorded: on, with rules') {
        on(host: 'recorded-selinux')
        describe(linux_audit_system) {
            it { should be_enabled }
            it { should be_running }
            its('rules') { should include('-w /etc/passwd -p wa -k identity') }
            its('rules') { should include('-a always,exit -F arch=b64 -S adjtimex,settimeofday -F key=time-change') }
            its('rules') { should any(match(/-F path=\/usr\/bin\/sudo /)) }
            its('status.backlog_limit') { should eq(8192) }
            its('status.lost') { should eq(0) }
        }
    }
    context('recorded: off, without a daemon and rules') {
        on(host: 'recorded-audit-off')
        describe(linux_audit_system) {
            it { should_not be_enabled }
            it { should_not be_running }
            its('rules') { should be_empty }
        }
    }
}

context('fails') {
    context('recorded: on, with rules') {
        on(host: 'recorded-selinux')
        describe(linux_audit_system) {
            its('rules') { should include('-w /etc/passwd') }
            its('rules') { should be_empty }
            its('status.lost') { should be > 0 }
        }
    }
    context('recorded: off, without a daemon and rules') {
        on(host: 'recorded-audit-off')
        describe(linux_audit_system) {
            it { should be_enabled }
            it { should be_running }
            its('rules') { should include('No rules') }
        }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(linux_audit_system) {
        it { should be_enabled }
        it { should be_running }
        its('rules') { should be_empty }
        its('status.lost') { should eq(0) }
    }
}
