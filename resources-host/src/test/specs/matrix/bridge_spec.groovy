context('passes') {
    context('Debian') {
        on(host: 'net-01')
        describe(bridge('br0')) {
            it { should exist }
            it { should have_interface('port0') }
            it { should have_interface('port1') }
            its('interfaces') { should contain_exactly('port0', 'port1') }
        }
        describe(bridge('br1')) {
            it { should exist }
            its('interfaces') { should be_empty }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(bridge('spare0')) {
            it { should exist }
            its('interfaces') { should be_empty }
        }
        describe(bridge('br0')) { it { should_not exist } }
        describe(bridge('eth0')) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'net-01')
    describe(bridge('br')) { it { should exist } }
    describe(bridge('eth0')) { it { should exist } }
    describe(bridge('br0')) {
        it { should have_interface('port') }
        it { should have_interface('port10') }
        it { should have_interface('inside0') }
        it { should have_interface('none') }
        its('interfaces') { should contain_exactly('port0') }
    }
    ['br0;id', '$(id)', '-x'].each { name ->
        describe(bridge(name)) { it { should exist } }
    }
}
