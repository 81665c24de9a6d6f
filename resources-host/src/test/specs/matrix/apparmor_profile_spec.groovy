context('passes') {
    on(host: 'recorded-apparmor')
    describe(apparmor_profile('/usr/bin/man')) {
        it { should exist }
        it { should be_enforced }
        it { should_not be_complaining }
        its('mode') { should eq('enforce') }
    }
    describe(apparmor_profile('ping')) { it { should be_complaining } }
    describe(apparmor_profile('dnsmasq//libvirt_leaseshelper')) { it { should be_complaining } }
}

context('fails') {
    context('recorded: on') {
        on(host: 'recorded-apparmor')
        describe(apparmor_profile('ping')) {
            it { should be_enforced }
            its('mode') { should eq('enforce') }
        }
        describe(apparmor_profile('/usr/bin/man')) { it { should be_complaining } }
        ['pin', '/usr/bin/man (enforce)', 'ping; id', '$(id)', '-x', 'ping\n'].each { name ->
            describe(apparmor_profile(name)) {
                it { should exist }
                it { should be_enforced }
                it { should be_complaining }
            }
        }
    }
    context('a kernel without it') {
        on(host: 'web-01')
        describe(apparmor_profile('ping')) { it { should exist } }
    }
}

context('unknown') {
    on(host: 'recorded-apparmor-unmounted')
    describe(apparmor_profile('ping')) {
        it { should exist }
        it { should be_enforced }
        it { should be_complaining }
        its('mode') { should eq('enforce') }
    }
}
