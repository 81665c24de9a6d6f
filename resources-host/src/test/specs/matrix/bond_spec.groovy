context('passes') {
    context('recorded: a kernel with the bonding driver') {
        on(host: 'recorded-selinux')
        describe(bond('bond0')) {
            it { should exist }
            it { should have_interface('d0') }
            it { should have_interface('d1') }
            its('interfaces') { should contain_exactly('d0', 'd1') }
        }
        describe(bond('bond00')) {
            it { should exist }
            its('interfaces') { should be_empty }
        }
        describe(bond('br0')) { it { should_not exist } }
        describe(bridge('br0')) { it { should have_interface('d2') } }
    }
    context('the lab') {
        on(host: ['net-01', 'busy-01'])
        describe(bond('bond0')) { it { should_not exist } }
        describe(bond('eth0')) { it { should_not exist } }
    }
}

context('fails') {
    context('recorded: a kernel with the bonding driver') {
        on(host: 'recorded-selinux')
        describe(bond('bond')) { it { should exist } }
        describe(bond('bond0')) {
            it { should have_interface('d') }
            it { should have_interface('d2') }
            it { should have_interface('bond0') }
            its('interfaces') { should contain_exactly('d0') }
        }
        ['bond0;id', '$(id)', '-x'].each { name ->
            describe(bond(name)) { it { should exist } }
        }
    }
    context('the lab') {
        on(host: 'net-01')
        describe(bond('br0')) { it { should exist } }
    }
}
