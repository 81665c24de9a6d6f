context('passes') {
    context('Debian') {
        on(host: 'net-01')
        describe(selinux_module('apache')) {
            it { should be_installed }
            it { should be_enabled }
        }
        describe(selinux_module('apach')) { it { should_not be_installed } }
    }
    context('recorded: one is disabled') {
        on(host: 'recorded-selinux')
        describe(selinux_module('telnet')) {
            it { should be_installed }
            it { should_not be_enabled }
        }
        describe(selinux_module('apache')) { it { should be_enabled } }
    }
    context('made up: an older semodule, which tells versions') {
        on(host: 'recorded-semodule-versions')
        describe(selinux_module('abrt')) {
            it { should be_installed.with_version('1.4.1') }
            it { should be_enabled }
        }
        describe(selinux_module('telnet')) { it { should_not be_enabled } }
    }
}

context('fails') {
    context('Debian') {
        on(host: 'net-01')
        ['apach', 'APACHE', '', 'apache; id', '$(id)', '-l', 'apache\n'].each { name ->
            describe(selinux_module(name)) {
                it { should be_installed }
                it { should be_installed.with_version('1.0') }
                it { should be_enabled }
            }
        }
    }
    context('recorded: one is disabled') {
        on(host: 'recorded-selinux')
        describe(selinux_module('telnet')) { it { should be_enabled } }
    }
    context('made up: an older semodule, which tells versions') {
        on(host: 'recorded-semodule-versions')
        describe(selinux_module('abrt')) { it { should be_installed.with_version('1.4') } }
    }
}

context('unknown') {
    context('a semodule that tells no versions') {
        on(host: 'net-01')
        describe(selinux_module('apache')) { it { should be_installed.with_version('1.0') } }
    }
    context('no semodule') {
        on(host: ['busy-01', 'rpm-01'])
        describe(selinux_module('apache')) {
            it { should be_installed }
            it { should be_enabled }
        }
    }
}
