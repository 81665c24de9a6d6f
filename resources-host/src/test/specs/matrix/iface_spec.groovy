context('passes') {
    context('Debian') {
        on(host: 'web-01')
        describe(iface('eth0')) {
            it { should exist }
            it { should be_up }
            it { should have_ipv4_address('10.231.77.11') }
            it { should have_ipv4_address('10.231.77.11/24') }
            it { should_not have_ipv4_address('10.231.77.1') }
            it { should have_ipv6_address('fdc7:4d31:77::11') }
            it { should have_ipv6_address('FDC7:4D31:0077:0::0011/64') }
            its('ipv4_address') { should eq('10.231.77.11/24') }
            its('ipv6_address') { should eq('fdc7:4d31:77::11/64') }
            its('ipv4_addresses') { should eq(['10.231.77.11/24']) }
            its('ipv6_addresses') { should include('fdc7:4d31:77::11/64') }
            its('mtu') { should eq(1500) }
            its('mac_address') { should match(/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/) }
            its('state') { should eq('up') }
        }
        describe(interface: 'lo') {
            it { should be_up }
            it { should have_ipv4_address('127.0.0.1') }
            it { should have_ipv6_address('::1') }
            its('state') { should eq('unknown') }
        }
        ['eth', 'eth00', 'eth0;id', '../eth0', '-h', '$(id)'].each { name ->
            describe(iface(name)) {
                it { should_not exist }
                it { should_not be_up }
            }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(iface('eth0')) {
            it { should be_up }
            it { should have_ipv4_address('10.231.77.15/24') }
            its('mtu') { should eq(1500) }
        }
        describe(iface('lo')) { it { should be_up } }
    }
    context('the machine around the lab') {
        on(host: 'localhost')
        describe(iface('tenkenlab0')) { its('speed') { should eq(10000) } }
        describe(iface('lo')) { its('speed') { should be_nil } }
    }
}

context('fails') {
    context('the machine around the lab') {
        on(host: 'localhost')
        describe(iface('tenkenlab0')) { its('speed') { should eq(1000) } }
    }
    context('Debian') {
        on(host: 'web-01')
        describe(iface('eth1')) {
            it { should exist }
            it { should be_up }
        }
        describe(iface('eth0')) {
            it { should have_ipv4_address('10.231.77.1') }
            it { should have_ipv4_address('10.231.77.11/16') }
            it { should have_ipv6_address('fdc7:4d31:77::1') }
            it { should have_ipv6_address('fdc7:4d31:77::11/48') }
            its('ipv4_address') { should eq('10.231.77.12/24') }
            its('ipv6_address') { should eq('fdc7:4d31:77::12/64') }
            its('ipv4_addresses') { should be_empty }
            its('ipv6_addresses') { should be_empty }
            its('mtu') { should eq(9000) }
            its('mac_address') { should eq('00:00:00:00:00:00') }
            its('state') { should eq('down') }
        }
    }
}

context('unknown') {
    // The lab's hosts see the interfaces of the machine around them in /sys.
    on(host: 'web-01')
    describe(iface('eth0')) { its('speed') { should eq(10000) } }
}
