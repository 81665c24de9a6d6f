context('passes') {
    on(host: 'conf-01')
    describe(mysql_config('max_connections')) {
        it { should exist }
        its('value') { should eq(37) }
    }
    describe(mysql_config('max-connections')) { its('value') { should eq(37) } }
    describe(mysql_config('datadir')) { its('value') { should eq('/var/lib/mysql/') } }
    describe(mysql_config('character-set-server')) { its('value') { should eq('utf8mb4') } }
    describe(mysql_config('ssl_ca')) { its('value') { should be_nil } }
    describe(mysql_config('max_connection')) { it { should_not exist } }
}

context('fails') {
    on(host: 'conf-01')
    describe(mysql_config('max_connections')) { its('value') { should eq(151) } }
    ['max', '; id', '$(id)', '-x', '点検', 'datadir\n'].each { name ->
        describe(mysql_config(name)) { it { should exist } }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(mysql_config('max_connections')) {
        it { should exist }
        its('value') { should eq(37) }
    }
}
