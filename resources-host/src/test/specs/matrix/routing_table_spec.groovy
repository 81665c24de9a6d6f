context('passes') {
    context('Debian') {
        on(host: 'net-01')
        describe(routing_table) {
            it { should have_entry(destination: '198.51.100.0/24', gateway: '192.0.2.2', interface: 'br0') }
            it { should have_entry(destination: '198.51.100.0/24') }
            it { should have_entry(destination: '198.51.100.7', gateway: '192.0.2.3', metric: 50) }
            it { should have_entry(destination: '198.51.100.7/32', gateway: '192.0.2.3') }
            // By two gateways.
            it { should have_entry(destination: '203.0.113.0/24', gateway: '192.0.2.4', interface: 'br0') }
            it { should have_entry(destination: '203.0.113.0/24', gateway: '10.231.77.200', interface: 'eth0') }
            it { should have_entry(destination: '198.18.0.0/16', type: 'unreachable') }
            it { should have_entry(destination: '198.19.0.0/16', type: 'blackhole') }
            it { should have_entry(destination: 'default', gateway: '10.231.77.254') }
            it { should have_entry(destination: 'default', gateway: '192.0.2.254', interface: 'br0', metric: 900) }
            it { should have_entry(destination: '0.0.0.0/0', gateway: '10.231.77.254') }
            it { should have_entry(destination: '192.0.2.0/24', interface: 'br0', source: '192.0.2.1') }
            it { should have_entry(destination: '172.16.0.0/12', gateway: '192.0.2.9', table: 100) }
            it { should have_entry(destination: '2001:db8:1::/48', gateway: 'fdc7:4d31:78::2') }
            it { should have_entry(destination: '2001:DB8:1:0::/48', gateway: 'fdc7:4d31:78:0::2') }
            it { should have_entry(destination: '2001:db8:2::/48', gateway: 'fdc7:4d31:78::4') }
            it { should have_entry(destination: '2001:db8:3::/48', type: 'unreachable') }
            it { should have_entry(destination: 'default', gateway: 'fdc7:4d31:77::fe') }
            it { should have_entry(destination: '::/0', interface: 'eth0') }
            it { should have_entry(interface: ~/^br\d$/) }
            its('entries') { should include(destination: '198.51.100.0/24', type: 'unicast', table: 'main', metric: 0, gateway: '192.0.2.2', interface: 'br0') }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(routing_table) {
            it { should have_entry(destination: '10.231.77.0/24', interface: 'eth0') }
            it { should have_entry(destination: 'default', gateway: '10.231.77.254') }
        }
    }
}

context('fails') {
    on(host: 'net-01')
    describe(routing_table) {
        it { should have_entry(destination: '198.51.100.0/2') }
        it { should have_entry(destination: '198.51.100.0') }
        it { should have_entry(destination: '198.51.100.8') }
        it { should have_entry(destination: '198.51.100.0/24', gateway: '192.0.2.20') }
        it { should have_entry(destination: '198.51.100.0/24', gateway: '192.0.2.3') }
        it { should have_entry(destination: '198.51.100.0/24', interface: 'br') }
        it { should have_entry(destination: '203.0.113.0/24', gateway: '192.0.2.4', interface: 'eth0') }
        it { should have_entry(destination: '198.18.0.0/16', type: 'blackhole') }
        it { should have_entry(destination: '172.16.0.0/12', gateway: '192.0.2.9') }
        it { should have_entry(destination: '172.16.0.0/12', table: '10') }
        it { should have_entry(destination: '2001:db8::/32') }
        it { should have_entry(interface: 'eth0; id') }
        its('entries') { should be_empty }
    }
}
