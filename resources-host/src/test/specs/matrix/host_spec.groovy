context('passes') {
    context('Debian') {
        on(host: 'web-01')
        describe(host('web-02.lab.test')) {
            it { should be_resolvable }
            it { should be_resolvable.by('hosts') }
            it { should be_reachable }
            it { should be_reachable.with(port: 22) }
            it { should be_reachable.with(port: 22, proto: 'tcp', timeout: 3) }
            it { should be_reachable.with(port: 22, timeout: 2.seconds) }
            it { should be_reachable.with(proto: 'icmp') }
            it { should_not be_reachable.with(port: 1) }
            it { should_not be_reachable.with(port: 1, proto: 'udp') }
            its('ipaddress') { should eq('10.231.77.12') }
            its('ipv4_address') { should eq('10.231.77.12') }
            its('ipv6_address') { should be_nil }
            its('addresses') { should eq(['10.231.77.12']) }
        }
        describe(host('WEB-02.lab.test')) { it { should be_resolvable.by('hosts') } }
        describe(host('web-01-six.lab.test')) { its('ipv6_address') { should eq('fdc7:4d31:77::11') } }
        describe(host('10.231.77.12')) {
            it { should be_resolvable }
            it { should be_resolvable.by('dns') }
            it { should be_reachable.with(port: 22) }
        }
        describe(host('localhost')) { it { should_not be_reachable.with(port: 1) } }
        describe(host('10.231.77.99')) { it { should_not be_reachable.with(port: 22, timeout: 1) } }
        describe(host('commented.lab.test')) { it { should_not be_resolvable.by('hosts') } }
        describe(host('web-02.lab.tes')) { it { should_not be_resolvable.by('hosts') } }
        ['a b', '$(id)', '; id', '-h', '--help', 'web-02;id', 'web-02\n', '/etc/passwd'].each { name ->
            describe(host(name)) {
                it { should_not be_resolvable }
                it { should_not be_resolvable.by('dns') }
                it { should_not be_resolvable.by('hosts') }
                it { should_not be_reachable.with(port: 22) }
            }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(host('web-02.lab.test')) {
            it { should be_resolvable }
            it { should be_resolvable.by('hosts') }
            it { should be_reachable }
            it { should be_reachable.with(port: 22) }
            it { should_not be_reachable.with(port: 1) }
            its('ipaddress') { should eq('10.231.77.12') }
        }
        describe(host('commented.lab.test')) { it { should_not be_resolvable.by('hosts') } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(host('web-02.lab.test')) {
        it { should be_reachable.with(port: 1) }
        it { should be_reachable.with(port: 1, proto: 'udp') }
        its('ipaddress') { should eq('10.231.77.1') }
        its('ipv4_address') { should eq('10.231.77.1') }
        its('ipv6_address') { should eq('::1') }
        its('addresses') { should be_empty }
    }
    describe(host('10.231.77.99')) { it { should be_reachable.with(proto: 'icmp', timeout: 1) } }
    describe(host('commented.lab.test')) { it { should be_resolvable.by('hosts') } }
    describe(host('web 02')) {
        it { should be_resolvable }
        it { should be_resolvable.by('dns') }
    }
}

context('unknown') {
    context('the DNS does not answer') {
        on(host: ['web-01', 'busy-01'])
        describe(host('commented.lab.test')) {
            it { should be_resolvable }
            it { should be_resolvable.by('dns') }
            it { should be_reachable.with(port: 22, timeout: 1) }
            its('ipaddress') { should eq('10.231.77.99') }
            its('ipv4_address') { should eq('10.231.77.99') }
            its('ipv6_address') { should eq('::1') }
            its('addresses') { should be_empty }
        }
    }
    context('UDP without an answer') {
        on(host: 'web-01')
        describe(host('127.0.0.1')) { it { should be_reachable.with(port: 8125, proto: 'udp', timeout: 1) } }
    }
    context('without a tool') {
        on(host: 'busy-01')
        describe(host('127.0.0.1')) { it { should be_reachable.with(port: 53, proto: 'udp', timeout: 1) } }
    }
}
