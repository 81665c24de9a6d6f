context('passes') {
    context('kinds of units') {
        on(host: 'mon-01')
        describe(systemd_unit('ssh')) {
            it { should exist }
            it { should be_active }
            it { should be_enabled }
            it { should_not be_failed }
            it { should_not be_masked }
            its('active_state') { should eq('active') }
            its('sub_state') { should eq('running') }
            its('load_state') { should eq('loaded') }
            its('enabled_state') { should eq('enabled') }
            its('result') { should eq('success') }
            its('restarts') { should eq(0) }
            its('description') { should eq('OpenBSD Secure Shell server') }
            its('active_since') { should be < 1.second.ago }
            its('active_since') { should be > 7.days.ago }
            its('MainPID') { should be > 1 }
            its('Restart') { should eq('on-failure') }
            its('ActiveEnterTimestamp') { should be > 7.days.ago }
            its('Environment') { should be_empty }
            its('Names') { should eq('sshd.service ssh.service').or(eq('ssh.service sshd.service')) }
        }
        describe(systemd_unit('says.service')) {
            it { should be_active }
            its('sub_state') { should eq('exited') }
            its('RemainAfterExit') { should eq('yes') }
        }
        describe(systemd_unit('silent.socket')) {
            it { should be_active }
            its('Listen') { should match(/^\[::\]:8099 \(Stream\)$/) }
        }
        describe(systemd_unit('often.timer')) {
            it { should be_active }
            it { should be_enabled }
        }
        describe(systemd_unit('never.timer')) {
            it { should exist }
            it { should_not be_active }
            it { should_not be_enabled }
        }
        describe(systemd_unit('multi-user.target')) { it { should be_active } }
        describe(systemd_unit('apt-daily.timer')) {
            it { should be_masked }
            its('load_state') { should eq('masked') }
        }
        describe(systemd_unit('-.mount')) { its('Where') { should eq('/') } }
        describe(systemd_unit('system.slice')) { it { should be_active } }
    }
    context('failed') {
        on(host: 'web-01')
        describe(systemd_unit('failed')) {
            it { should be_failed }
            its('result') { should eq('exit-code') }
            its('ExecMainStatus') { should eq(1) }
        }
        describe(systemd_unit('data.mount')) {
            it { should be_active }
            its('Where') { should eq('/data') }
        }
        describe(systemd_unit('worker@blue')) { it { should be_active } }
        describe(systemd_unit('worker@')) { it { should exist } }
    }
    context('no such unit') {
        on(host: 'mon-01')
        ['nginxx', 'ss', 'ssh.socke', ';id', '$(id)', '-x', '--all', '点検', 'x' * 300].each { name ->
            describe(systemd_unit(name)) {
                it { should_not exist }
                it { should_not be_active }
                it { should_not be_failed }
                it { should_not be_enabled }
                it { should_not be_masked }
            }
        }
    }
}

context('fails') {
    on(host: 'mon-01')
    describe(systemd_unit('never.timer')) {
        it { should be_active }
        it { should be_failed }
        it { should be_enabled }
        it { should be_masked }
        its('active_state') { should eq('active') }
        its('sub_state') { should eq('waiting') }
        its('load_state') { should eq('not-found') }
        its('enabled_state') { should eq('enabled') }
        its('result') { should eq('exit-code') }
        its('description') { should eq('') }
    }
    describe(systemd_unit('ssh')) {
        its('restarts') { should be > 0 }
        its('active_since') { should be < 365.days.ago }
        its('MainPID') { should eq(1) }
    }
    describe(systemd_unit('nginxx')) { it { should exist } }
}

context('unknown') {
    context('without systemd') {
        on(host: ['sysv-01', 'rc-01', 'busy-01'])
        describe(systemd_unit('ssh')) {
            it { should exist }
            it { should be_active }
            it { should be_failed }
            it { should be_enabled }
            it { should be_masked }
            its('active_state') { should eq('active') }
            its('MainPID') { should be > 1 }
        }
    }
}
