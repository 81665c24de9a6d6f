context('passes') {
    context('of two, the one with the smaller metric') {
        on(host: 'net-01')
        describe(default_gateway) {
            it { should exist }
            its('ipaddress') { should eq('10.231.77.254') }
            its('interface') { should eq('eth0') }
            its('metric') { should eq(0) }
        }
        describe(default_gateway(family: 'ipv6')) {
            its('ipaddress') { should eq('fdc7:4d31:77::fe') }
            its('interface') { should eq('eth0') }
            its('metric') { should eq(1024) }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(default_gateway) {
            its('ipaddress') { should eq('10.231.77.254') }
            its('interface') { should eq('eth0') }
        }
        describe(default_gateway(family: 'ipv6')) { its('ipaddress') { should eq('fdc7:4d31:77::fe') } }
    }
    context('rpm') {
        on(host: 'rpm-01')
        describe(default_gateway) { its('ipaddress') { should eq('10.231.77.254') } }
    }
}

context('fails') {
    context('recorded: a host with a loopback interface alone') {
        on(host: 'recorded-no-network')
        describe(default_gateway) { it { should exist } }
        describe(default_gateway(family: 'ipv6')) { it { should exist } }
    }
    context('of two, the one with the smaller metric') {
        on(host: 'net-01')
        describe(default_gateway) {
            it { should_not exist }
            its('ipaddress') { should eq('10.231.77.25') }
            its('interface') { should eq('br0') }
            its('metric') { should eq(900) }
        }
        describe(default_gateway(family: 'ipv6')) { its('interface') { should eq('eth') } }
    }
}
