context('passes') {
    on(host: 'net-01')
    describe(firewalld) {
        it { should be_running }
        its('default_zone') { should eq('public') }
        its('zones') { should include('dmz') }
        its('active_zones') { should contain_exactly('dmz', 'trusted') }
    }
}

context('fails') {
    context('running') {
        on(host: 'net-01')
        describe(firewalld) {
            its('default_zone') { should eq('dmz') }
            its('zones') { should include('no such') }
            its('active_zones') { should include('block') }
        }
    }
    context('recorded: not running') {
        on(host: 'recorded-firewalld-stopped')
        describe(firewalld) { it { should be_running } }
        describe(firewalld_zone('public')) { it { should exist } }
    }
}

context('unknown') {
    on(host: ['rpm-01', 'busy-01'])
    describe(firewalld) {
        it { should be_running }
        its('default_zone') { should eq('public') }
        its('zones') { should be_empty }
        its('active_zones') { should be_empty }
    }
}
