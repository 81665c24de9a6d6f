context('passes') {
    context('recorded: a policy with one module disabled') {
        on(host: 'recorded-selinux')
        describe(selinux_module('apache')) {
            it { should be_installed }
            it { should be_enabled }
        }
        describe(selinux_module('telnet')) {
            it { should be_installed }
            it { should_not be_enabled }
        }
        describe(selinux_module('apach')) { it { should_not be_installed } }
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
    context('no policy') {
        on(host: 'net-01')
        ['apache', 'No'].each { name ->
            describe(selinux_module(name)) {
                it { should be_installed }
                it { should be_enabled }
            }
        }
    }
    context('recorded: a policy with one module disabled') {
        on(host: 'recorded-selinux')
        describe(selinux_module('telnet')) { it { should be_enabled } }
        ['apach', 'APACHE', 'apache;id', '$(id)', '-l'].each { name ->
            describe(selinux_module(name)) {
                it { should be_installed }
                it { should be_installed.with_version('1.0') }
                it { should be_enabled }
            }
        }
    }
    context('made up: an older semodule, which tells versions') {
        on(host: 'recorded-semodule-versions')
        describe(selinux_module('abrt')) { it { should be_installed.with_version('1.4') } }
    }
}

context('unknown') {
    context('recorded: a semodule that tells no versions') {
        on(host: 'recorded-selinux')
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
