context('passes') {
    on(host: 'conf-01')
    describe(postgres) {
        it { should be_running }
        it { should be_primary }
        it { should_not be_replica }
        it { should_not be_read_only }
        its('role') { should eq('primary') }
        its('version') { should match(/^15\./) }
        its('shared_buffers') { should eq('16MB') }
        its('max_connections') { should eq(100) }
        its('data_directory') { should eq('/var/lib/postgresql/15/main') }
        its('status') { should have_key('connections') }
        its('status.pending_restart') { should be_empty }
        its('status.size') { should be > 1.megabytes }
        its('replication') { should have_key('replicas') }
        its('replication.replicas') { should eq(0) }
        its('no_such_setting') { should be_nil }
    }
    describe(postgres(port: 5433)) {
        it { should be_replica }
        it { should be_read_only }
        its('role') { should eq('replica') }
    }
    describe(postgres(host: '127.0.0.1', user: 'monitor', password: 'lab-password')) {
        it { should be_primary }
        its('data_directory') { should eq('/var/lib/postgresql/15/main') }
    }
    describe(postgres(host: '127.0.0.1', user: 'plain', password: 'lab-password')) { its('max_connections') { should eq(100) } }
    describe(postgres(port: 5999)) { it { should_not be_running } }
    describe(postgres(host: '127.0.0.1', port: 5999)) { it { should_not be_running } }
}

context('fails') {
    on(host: 'conf-01')
    describe(postgres) {
        it { should be_replica }
        it { should be_read_only }
        its('role') { should eq('replica') }
        its('version') { should eq('15') }
        its('max_connections') { should eq(37) }
        its('status') { should be_empty }
        its('replication') { should be_empty }
    }
    describe(postgres(port: 5433)) { it { should be_primary } }
    describe(postgres(port: 5999)) { it { should be_running } }
}

context('unknown') {
    on(host: 'conf-01')
    describe(postgres(host: '127.0.0.1', user: 'monitor', password: 'wrong-password')) {
        it { should be_running }
        its('max_connections') { should eq(100) }
    }
    // Not told to everyone.
    describe(postgres(host: '127.0.0.1', user: 'plain', password: 'lab-password')) { its('data_directory') { should be_empty } }
    describe(postgres) { its('primary_conninfo') { should match(/db-01/) } }
    describe(postgres(database: 'nowhere; id')) { it { should be_running } }
    context('without the client') {
        on(host: ['web-01', 'busy-01'])
        describe(postgres) { it { should be_running } }
    }
}
