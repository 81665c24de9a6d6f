context('passes') {
    on(host: 'net-01')
    describe(firewalld_zone('public')) {
        it { should exist }
        it { should have_service('http') }
        it { should have_service('ssh') }
        it { should have_port('8080/tcp') }
        it { should have_port('5005/udp') }
        it { should have_port('5000-5010/udp') }
        it { should have_rich_rule('rule family="ipv4" source address="192.0.2.0/24" service name="postgresql" accept') }
        it { should have_rich_rule('rule family=ipv4 source  address=192.0.2.0/24 service name=postgresql accept') }
        it { should_not be_masquerading }
        its('target') { should eq('default') }
        its('services') { should include('http') }
        its('ports') { should contain_exactly('8080/tcp', '5000-5010/udp') }
        its('rich_rules') { should any(match(/postgresql/)) }
    }
    describe(firewalld_zone('dmz')) {
        it { should be_active }
        it { should be_masquerading }
        it { should have_source('198.51.100.0/24') }
        its('sources') { should contain_exactly('198.51.100.0/24') }
        its('forward_ports') { should any(match(/port=2200:/)) }
    }
    describe(firewalld_zone('trusted')) {
        it { should have_interface('br0') }
        its('interfaces') { should contain_exactly('br0') }
        its('target') { should eq('ACCEPT') }
    }
    describe(firewalld_zone('public', permanent: true)) {
        it { should have_port('8080/tcp') }
    }
}

context('fails') {
    on(host: 'net-01')
    describe(firewalld_zone('public')) {
        it { should be_masquerading }
        it { should have_service('htt') }
        it { should have_service('http; id') }
        it { should have_port('808/tcp') }
        it { should have_port('8080/udp') }
        it { should have_port('4999-5010/udp') }
        it { should have_port('5005/tcp') }
        it { should have_source('198.51.100.0/24') }
        it { should have_interface('br0') }
        it { should have_rich_rule('rule family="ipv4" source address="192.0.2.0/24" accept') }
        its('target') { should eq('DROP') }
        its('services') { should be_empty }
        its('ports') { should be_empty }
        its('sources') { should include('198.51.100.0/24') }
        its('interfaces') { should include('br0') }
        its('rich_rules') { should be_empty }
        its('forward_ports') { should any(match(/port=2200:/)) }
    }
    ['publi', 'public (active)', 'public; id', '$(id)', '-x', 'public\n'].each { name ->
        describe(firewalld_zone(name)) {
            it { should exist }
            it { should be_active }
        }
    }
    describe(firewalld_zone('block')) { it { should be_active } }
}

context('unknown') {
    on(host: ['rpm-01', 'busy-01'])
    describe(firewalld_zone('public')) {
        it { should exist }
        it { should be_active }
        it { should have_service('ssh') }
        it { should have_port('22/tcp') }
        its('target') { should eq('default') }
    }
}
