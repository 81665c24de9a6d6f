context('passes') {
    on(host: 'conf-01')
    describe(mysql) {
        it { should be_running }
        it { should be_primary }
        it { should_not be_replica }
        it { should_not be_read_only }
        its('role') { should eq('primary') }
        its('version') { should match(/^10\..*MariaDB/) }
        its('max_connections') { should eq(37) }
        its('datadir') { should eq('/var/lib/mysql/') }
        its('sql_mode') { should match(/STRICT_TRANS_TABLES/) }
        its('status') { should have_key('Threads_connected') }
        its('status.Threads_connected') { should be >= 1 }
        its('replication') { should be_empty }
        its('no_such_variable') { should be_nil }
    }
    describe(mysql(socket: '/run/mysqld/replica.sock')) {
        it { should be_replica }
        it { should be_read_only }
        its('role') { should eq('replica') }
        its('replication.Master_Host') { should eq('127.0.0.1') }
        its('replication.Slave_IO_Running') { should eq('No') }
    }
    describe(mysql(user: 'monitor', password: 'lab-password')) {
        it { should be_primary }
        its('max_connections') { should eq(37) }
    }
    describe(mysql(port: 3999)) { it { should_not be_running } }
    describe(mysql(socket: '/nowhere; id')) { it { should_not be_running } }
    describe(mysql(defaults_file: '/etc/mysql/debian.cnf')) { it { should be_running } }
}

context('fails') {
    on(host: 'conf-01')
    describe(mysql) {
        it { should be_replica }
        it { should be_read_only }
        its('role') { should eq('replica') }
        its('version') { should eq('10') }
        its('max_connections') { should eq(151) }
        its('status') { should be_empty }
        its('replication') { should have_key('Master_Host') }
    }
    describe(mysql(socket: '/run/mysqld/replica.sock')) { it { should be_primary } }
    describe(mysql(port: 3999)) { it { should be_running } }
}

context('unknown') {
    on(host: 'conf-01')
    describe(mysql(user: 'monitor', password: 'wrong-password')) {
        it { should be_running }
        its('max_connections') { should eq(37) }
    }
    // It may not see whether the server is a replica.
    describe(mysql(user: 'plain', password: 'lab-password')) {
        it { should be_replica }
        its('replication') { should be_empty }
    }
    describe(mysql) { its('wsrep_sst_auth') { should eq('') } }
    context('without the client') {
        on(host: ['web-01', 'busy-01'])
        describe(mysql) { it { should be_running } }
    }
}
