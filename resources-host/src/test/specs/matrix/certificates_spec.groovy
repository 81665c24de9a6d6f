context('passes') {
    on(host: 'conf-01')
    describe(certificates('/etc/ssl/tree')) {
        it { should exist }
        it { should be_valid }
        it { should be_valid_for(365.days) }
        its('count') { should eq(4) }
        its('files') { should eq(['/etc/ssl/tree/ca.pem', '/etc/ssl/tree/sub/link.pem', '/etc/ssl/tree/sub/with space.crt', '/etc/ssl/tree/web.pem']) }
        its('validity_in_days') { should be > 365 }
        its('not_after') { should be > '2030-01-01T00:00:00Z' }
        its('expired') { should be_empty }
    }
    describe(certificates('/etc/ssl/lab/chain.pem')) { its('count') { should eq(2) } }
    describe(certificates('/etc/ssl/tree-expired')) {
        it { should_not be_valid }
        it { should_not be_valid_for(1.day) }
        its('expired') { should eq(['CN=expired.lab.test']) }
        its('validity_in_days') { should be < 0 }
    }
    describe(certificates('/etc/ssl/lab')) { it { should_not be_valid } }
    describe(certificates('/etc/nginx')) { it { should_not exist } }
    context('of the distribution') {
        on(host: 'web-01')
        describe(certificates('/etc/ssl/certs')) { its('count') { should be > 100 } }
    }
}

context('fails') {
    on(host: 'conf-01')
    describe(certificates('/etc/ssl/tree')) {
        it { should be_valid_for(36500.days) }
        its('count') { should eq(5) }
        its('files') { should be_empty }
        its('validity_in_days') { should be < 30 }
        its('not_after') { should be < '2030-01-01T00:00:00Z' }
        its('expired') { should eq(['CN=expired.lab.test']) }
    }
    describe(certificates('/etc/ssl/tree-expired')) { it { should be_valid } }
    ['nowhere', '; id', '$(id)', '-x', '日本語', 'tree\n'].each { name ->
        describe(certificates('/etc/ssl/' + name)) { it { should exist } }
    }
}
