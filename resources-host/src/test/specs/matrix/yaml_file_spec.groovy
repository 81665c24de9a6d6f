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
    describe(yaml_file('/etc/app/app.yaml')) {
        it { should be_file }
        it { should be_mode(644) }
        it { should be_owned_by('root') }
        it { should be_grouped_into('root') }
        it { should be_readable.by('others') }
        it { should be_writable.by('owner') }
        it { should contain('server') }
    }
    describe(yaml_file('/srv/files/locked')) { it { should be_directory } }
    describe(yaml_file('/srv/files/setuid')) { it { should be_executable } }
    describe(yaml_file('/srv/files/immutable.txt')) { it { should be_immutable } }
    describe(yaml_file('/srv/files/block')) { it { should be_block_device } }
    describe(yaml_file('/srv/files/char')) { it { should be_character_device } }
    describe(yaml_file('/srv/files/pipe')) { it { should be_pipe } }
    describe(yaml_file('/srv/files/socket')) { it { should be_socket } }
    describe(yaml_file('/srv/files/symlink')) {
        it { should be_symlink }
        it { should be_linked_to('plain.txt') }
    }
    describe(yaml_file('/data')) { it { should be_mounted } }
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
    describe(yaml_file('/etc/app/app.yaml')) {
        it { should be_directory }
        it { should be_block_device }
        it { should be_character_device }
        it { should be_pipe }
        it { should be_socket }
        it { should be_symlink }
        it { should be_linked_to('plain.txt') }
        it { should be_mode(600) }
        it { should be_owned_by('deploy') }
        it { should be_grouped_into('deploy') }
        it { should be_executable }
        it { should be_writable.by('others') }
        it { should be_immutable }
        it { should be_mounted }
        it { should contain('no such text') }
    }
    describe(yaml_file('/srv/files/locked')) {
        it { should be_file }
        it { should be_readable.by('others') }
    }
}

context('unknown') {
    on(host: 'web-01')
    describe(yaml_file('/srv/files/big.bin')) {
        it { should be_valid }
        its('content') { should be_empty }
    }
}
