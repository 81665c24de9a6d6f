context('passes') {
    context('as root') {
        on(host: 'web-01')
        describe(config_file('/etc/app/app.ini')) {
            it { should exist }
            it { should be_valid }
            it { should have_key('server.port') }
            it { should have_key(['database', 'pool.size']) }
            it { should_not have_key('server.user') }
            its('top') { should eq('outside any section') }
            its('server.port') { should eq(8080) }
            its('server.host') { should eq('0.0.0.0') }
            its('server.debug') { should eq('false') }
            its('server.path with spaces') { should eq('/srv/my files') }
            its('database.url') { should eq('jdbc:mysql://db-01.lab.test:3306/app?useSSL=true') }
            its('database.pool.size') { should eq(10) }
            its(['database', 'pool.size']) { should eq(10) }
            its('database.empty') { should eq('') }
            its('database.quoted') { should eq('two words') }
            its('database.nothing') { should be_nil }
            its('database.nothing') { should_not eq('x') }
        }
        describe(config_file('/etc/app/app.properties')) {
            its('server.port') { should eq(8080) }
            its('server.host') { should eq('0.0.0.0') }
            its('message') { should eq('first second') }
            its('title') { should eq('点検') }
            its('path') { should eq('C:\\app') }
            it { should_not have_key('commented') }
        }
        describe(config_file('/etc/app/app.json')) {
            it { should be_valid }
            its('server.port') { should eq(8080) }
            its('server.tls') { should be_true }
            its('server.timeout') { should eq(2.5) }
            its('peers') { should eq(['web-01', 'web-02']) }
            its('peers[1]') { should eq('web-02') }
            its('peers[-1]') { should eq('web-02') }
            its('databases[1].name') { should eq('audit') }
            its('title') { should eq('点検') }
            it { should have_key('nothing') }
            its('nothing') { should be_nil }
            its('dotted.key') { should eq('flat') }
        }
        describe(config_file('/etc/app/app.yaml')) {
            its('server.port') { should eq(8080) }
            its('server.tls') { should be_true }
            its('databases[0].size') { should eq(10) }
            its('text') { should eq('first\nsecond\n') }
            its('nothing') { should be_nil }
        }
        describe(config_file('/etc/app/app.toml')) {
            its('title') { should eq('点検') }
            its('server.port') { should eq(8080) }
            its('databases[1].size') { should eq(2) }
        }
        describe(config_file('/etc/app/app.xml')) {
            its('app.server.port') { should eq(8080) }
            its('app.server.@port') { should eq(8080) }
            its('app.server.tls') { should eq('true') }
            its('app.database[1].size') { should eq(2) }
            its('app.title') { should eq('点検') }
        }
        describe(config_file('/etc/app/app.conf', format: 'key_value')) {
            its('Port') { should eq(8080) }
            its('PermitRootLogin') { should eq('no') }
            its('AllowUsers') { should eq('deploy alice') }
            its('MaxClients') { should eq(10) }
            its('LogFormat') { should eq('%h %t') }
        }
        describe(config_file('/etc/app/app.conf')) { its('Port') { should eq(8080) } }
        describe(config_file('/etc/app/app.env')) {
            its('APP_ENV') { should eq('production') }
            its('APP_PORT') { should eq(8080) }
            its('APP_NAME') { should eq('Two words') }
            its('APP_HOME') { should eq('/opt/app') }
            it { should_not have_key('APP_DEBUG') }
        }
        describe(config_file('/etc/ssh/sshd_config')) {
            its('UsePAM') { should eq('yes') }
            its('usepam') { should eq('yes') }
            its('Subsystem') { should match(/^sftp\s/) }
        }
        describe(config_file('/etc/app/secret.ini')) { it { should have_key('app.password') } }
        describe(config_file('/etc/app/nowhere.ini')) { it { should_not exist } }
        describe(config_file('/etc/app/broken.json')) { it { should_not be_valid } }
        describe(config_file('/etc/app/broken.yaml')) { it { should_not be_valid } }
        describe(config_file('/etc/app/external.xml')) { it { should_not be_valid } }
        describe(config_file('/srv/hostile/$(touch ran)', format: 'key_value')) { it { should have_key('hostile') } }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(config_file('/etc/app/app.conf')) { its('Port') { should eq(8080) } }
        describe(config_file('/etc/app/none.conf')) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(config_file('/etc/app/nowhere.ini')) { it { should exist } }
    describe(config_file('/etc/app/broken.json')) { it { should be_valid } }
    describe(config_file('/etc/app/app.ini')) {
        it { should have_key('server.user') }
        it { should have_key(['database', 'pool', 'size']) }
        its('server.port') { should eq(9999) }
        its('server.user') { should eq('app') }
        its('database.empty') { should be_nil }
    }
    describe(config_file('/etc/app/app.json')) {
        its('peers') { should eq(['web-02', 'web-01']) }
        its('peers[2]') { should eq('web-03') }
        its('nothing') { should eq('x') }
    }
    describe(config_file('/etc/app/app.ini', format: 'json')) { it { should be_valid } }
}
