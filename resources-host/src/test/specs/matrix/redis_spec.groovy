context('passes') {
    on(host: 'conf-01')
    describe(redis) {
        it { should be_running }
        it { should be_primary }
        it { should_not be_replica }
        it { should_not be_read_only }
        its('role') { should eq('primary') }
        its('version') { should match(/^\d+\.\d+/) }
        its('maxmemory') { should eq(67108864) }
        its('maxmemory-policy') { should eq('allkeys-lru') }
        its('save') { should eq('3600 1 300 100') }
        its('bind') { should eq('127.0.0.1') }
        its('logfile') { should eq('') }
        its('status') { should have_key('connected_clients') }
        its('status.redis_mode') { should eq('standalone') }
        its('replication.connected_slaves') { should eq(1) }
        its('replication') { should have_key('role') }
        its('no-such-setting') { should be_nil }
    }
    describe(redis(port: 6380, password: 'lab-password')) {
        it { should be_replica }
        it { should be_read_only }
        its('role') { should eq('replica') }
        its('replication.master_link_status') { should eq('up') }
    }
    describe(redis(host: '127.0.0.1', port: 6399)) { it { should_not be_running } }
    describe(redis(socket: '/nowhere; id')) { it { should_not be_running } }
}

context('fails') {
    on(host: 'conf-01')
    describe(redis) {
        it { should be_replica }
        it { should be_read_only }
        its('role') { should eq('replica') }
        its('version') { should eq('1') }
        its('maxmemory') { should eq(0) }
        its('maxmemory_policy') { should eq('allkeys-lru') }
        its('status') { should be_empty }
        its('replication') { should be_empty }
    }
    describe(redis(port: 6380, password: 'lab-password')) { it { should be_primary } }
    describe(redis(port: 6399)) { it { should be_running } }
}

context('unknown') {
    on(host: 'conf-01')
    // Who has the password may not see it.
    describe(redis(port: 6380, password: 'lab-password')) { its('requirepass') { should eq('lab-password') } }
    describe(redis(port: 6380)) {
        it { should be_running }
        it { should be_replica }
        its('maxmemory') { should eq(0) }
    }
    describe(redis(port: 6380, password: 'wrong-password')) { it { should be_running } }
    context('without the client') {
        on(host: ['web-01', 'busy-01'])
        describe(redis) { it { should be_running } }
    }
}
