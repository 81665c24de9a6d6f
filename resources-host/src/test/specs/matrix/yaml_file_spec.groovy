context('passes') {
    on(host: 'web-01')
    describe(yaml_file('/etc/app/app.yaml')) {
        it { should exist }
        it { should be_valid }
        its('content') { should have_key('server') }
        its('content.server.port') { should eq(8080) }
        its(['content', 'server', 'port']) { should eq(8080) }
        its(['server', 'port']) { should eq(8080) }
        its('server.tls') { should be_true }
        its('content.peers') { should eq(['web-01', 'web-02']) }
        its('content.databases[1].name') { should eq('audit') }
        its('content.title') { should eq('点検') }
        its('content.nowhere') { should be_nil }
    }
    describe(yaml_file('/etc/app/nowhere')) { it { should_not exist } }
    describe(yaml_file('/etc/app/broken.yaml')) { it { should_not be_valid } }
}

context('fails') {
    on(host: 'web-01')
    describe(yaml_file('/etc/app/app.yaml')) {
        its('content') { should be_empty }
        its('content.server.port') { should eq(8081) }
        its('server.nothing') { should eq(1) }
    }
    describe(yaml_file('/etc/app/broken.yaml')) { it { should be_valid } }
    ['nowhere', '; id', '$(id)', '-x', '日本語', 'app.yaml\n'].each { name ->
        describe(yaml_file('/etc/app/' + name)) { it { should exist } }
    }
}

context('unknown') {
    on(host: 'web-01')
    describe(yaml_file('/srv/files/big.bin')) {
        it { should be_valid }
        its('content') { should be_empty }
    }
}
