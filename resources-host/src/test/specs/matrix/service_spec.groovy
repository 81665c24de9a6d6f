context('passes') {
    context('systemd') {
        on(host: 'web-01')
        describe(service('nginx')) {
            it { should be_enabled }
            it { should be_enabled.under('systemd') }
            it { should be_enabled.with_level(3) }
            it { should be_enabled.with_level('multi-user.target').under('systemd') }
            it { should be_running }
            it { should be_running.under('systemd') }
            it { should be_installed }
            it { should exist }
            it { should have_property(Type: 'forking', LoadState: 'loaded') }
            it { should_not be_masked }
            it { should_not be_static }
            it { should_not be_alias }
            it { should_not be_failed }
            its('enabled_state') { should eq('enabled') }
            its('active_state') { should eq('active') }
            its('sub_state') { should eq('running') }
            its('load_state') { should eq('loaded') }
            its('unit') { should eq('nginx.service') }
            its('manager') { should eq('systemd') }
            its('main_pid') { should be > 1 }
            its('description') { should match(/web server/) }
            its('restarts') { should eq(0) }
            its('result') { should eq('success') }
            its('levels') { should include('multi-user.target') }
            its('property.FragmentPath') { should end_with('/nginx.service') }
        }
        describe(service('sshd')) {
            it { should be_enabled }
            it { should be_running }
            it { should be_alias }
            its('enabled_state') { should eq('alias') }
            its('unit') { should eq('ssh.service') }
        }
        describe(service('systemd-journald')) {
            it { should be_enabled }
            it { should be_static }
            its('enabled_state') { should eq('static') }
        }
        describe(service('masked')) {
            it { should be_masked }
            it { should_not be_enabled }
            it { should_not be_running }
        }
        describe(service('failed')) {
            it { should be_failed }
            it { should_not be_running }
        }
        describe(service('worker@blue')) {
            it { should be_enabled }
            it { should be_running }
        }
        describe(service('worker@')) { it { should exist } }
        describe(service('echo.socket')) { it { should be_running } }
        describe(service('report.timer')) { it { should be_enabled } }
        describe(service('disabled-running')) {
            it { should_not be_enabled }
            it { should be_running }
        }
        describe(service('enabled-stopped')) {
            it { should be_enabled }
            it { should_not be_running }
        }
        describe(service('legacy')) { it { should_not be_enabled } }
        describe(service('consul')) {
            it { should_not be_running }
            it { should_not exist }
        }
        ['x;id', '--all', '/data', '$(id)', 'x' * 300, '0123456789abcdef0123456789abcdef'].each { name ->
            describe(service(name)) { it { should_not be_running } }
        }
    }
    context('System V') {
        on(host: 'sysv-01')
        describe(service('app')) {
            it { should be_enabled }
            it { should be_enabled.with_level(2) }
            it { should be_enabled.under('init') }
            it { should be_running.under('init') }
            it { should be_running.under('sysvinit') }
            it { should be_installed }
            its('manager') { should eq('sysvinit') }
            its('active_state') { should eq('running') }
            its('enabled_state') { should eq('enabled') }
            its('levels') { should eq(['2', '3', '4', '5']) }
            it { should be_monitored_by('monit').with_name('application') }
        }
        describe(service('stopped')) {
            it { should be_enabled }
            it { should_not be_running }
            its('active_state') { should eq('stopped') }
        }
        describe(service('disabled')) { it { should_not be_enabled } }
        describe(service('ap')) { it { should_not exist } }
        describe(service('stopped')) { it { should be_monitored_by('monit') } }
        ['../../bin/ls', 'app;id', '-x'].each { name ->
            describe(service(name)) { it { should_not be_running } }
        }
    }
    context('OpenRC') {
        on(host: 'rc-01')
        describe(service('app')) {
            it { should be_enabled }
            it { should be_enabled.with_level('default') }
            it { should be_enabled.with_level(3) }
            it { should be_running }
            it { should be_running.under('openrc') }
            its('manager') { should eq('openrc') }
            its('active_state') { should eq('started') }
            its('levels') { should eq(['default']) }
        }
        describe(service('stopped')) { it { should_not be_running } }
        describe(service('disabled')) { it { should_not be_enabled } }
        describe(service('supervised')) { it { should be_running } }
        describe(service('crashed')) {
            it { should_not be_running }
            it { should be_failed }
            its('active_state') { should eq('crashed') }
        }
        describe(service('cron')) { it { should be_running } }
        describe(service('nosuch')) { it { should_not exist } }
    }
}

context('fails') {
    context('systemd') {
        on(host: 'web-01')
        describe(service('disabled')) {
            it { should be_enabled }
            it { should be_running }
            it { should be_masked }
            it { should be_static }
            it { should be_alias }
            it { should be_failed }
            its('enabled_state') { should eq('enabled') }
            its('active_state') { should eq('active') }
            its('sub_state') { should eq('running') }
            its('load_state') { should eq('masked') }
        }
        describe(service('nginx')) {
            it { should be_enabled.with_level(1) }
            it { should be_enabled.under('openrc') }
            it { should be_running.under('init') }
            it { should have_property(Type: 'simple') }
            its('unit') { should eq('nginx') }
            its('manager') { should eq('init') }
            its('main_pid') { should eq(1) }
            its('description') { should eq('') }
            its('restarts') { should be > 0 }
            its('result') { should eq('exit-code') }
            its('levels') { should be_empty }
            its('property.FragmentPath') { should eq('') }
        }
        describe(service('consul')) {
            it { should be_enabled }
            it { should be_running }
            it { should be_installed }
            it { should exist }
            it { should be_failed }
        }
    }
    context('System V') {
        on(host: 'sysv-01')
        describe(service('app')) {
            it { should be_enabled.with_level(1) }
            it { should be_running.under('systemd') }
            it { should be_monitored_by('monit') }
            it { should be_monitored_by('monit').with_name('applicatio') }
        }
        describe(service('stopped')) { it { should be_running } }
        describe(service('disabled')) { it { should be_enabled } }
    }
    context('OpenRC') {
        on(host: 'rc-01')
        describe(service('stopped')) { it { should be_running } }
        describe(service('disabled')) { it { should be_enabled } }
        describe(service('app')) { it { should be_enabled.with_level('boot') } }
    }
}

context('unknown') {
    context('a daemon that OpenRC has no record of') {
        on(host: 'rc-01')
        describe(service('aftermath')) {
            it { should be_running }
            it { should be_failed }
            its('active_state') { should eq('started') }
        }
    }
    context('no manager') {
        on(host: 'busy-01')
        describe(service('httpd')) {
            ['supervisor', 'runit', 'daemontools', 'upstart'].each { supervisor ->
                it { should be_running.under(supervisor) }
                it { should be_enabled.under(supervisor) }
            }
            it { should be_monitored_by('god') }
            it { should be_monitored_by('monit') }
            it { should be_enabled }
            it { should be_running }
            it { should be_installed }
            it { should be_masked }
            its('active_state') { should eq('active') }
        }
    }
}
