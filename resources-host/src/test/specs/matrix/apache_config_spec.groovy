context('passes') {
    on(host: 'conf-01')
    describe(apache_config) {
        it { should be_valid }
        it { should have_module('rewrite') }
        it { should have_module('mpm_event_module') }
        it { should_not have_module('ssl') }
        it { should have_key('Listen') }
        it { should have_key(['Directory /usr/share', 'Require']) }
        it { should have_server('app.lab.test') }
        it { should have_server('old.app.lab.test') }
        it { should_not have_server('lab.test') }
        its('Listen') { should eq(8081) }
        its('listen') { should eq(8081) }
        its('KeepAlive') { should eq('On') }
        its('KeepAliveTimeout') { should eq(5) }
        // Below a condition that holds.
        its('ThreadsPerChild') { should eq(25) }
        its('servers') { should eq([[names: ['app.lab.test', 'www.app.lab.test', 'old.app.lab.test'], listen: ['*:8081'], ports: ['8081']]]) }
        its('modules') { should include('headers_module') }
        its('files') { should include('/etc/apache2/sites-enabled/app.conf') }
        its(['VirtualHost *:8081', 'DocumentRoot']) { should eq('/var/www/html') }
    }
    describe(apache_config(server: 'www.app.lab.test')) {
        its('DocumentRoot') { should eq('/var/www/html') }
        its('RewriteEngine') { should eq('on') }
        its('Header') { should eq('set X-Plain yes') }
        its(['Directory /var/www/html', 'Options']) { should eq('-Indexes +FollowSymLinks') }
        it { should_not have_key('SSLEngine') }
        it { should_not have_key('KeepAlive') }
        it { should_not have_key('ServerSignature') }
    }
    describe(apache_config(port: 8081)) { its('ServerName') { should eq('app.lab.test') } }
}

context('fails') {
    on(host: 'conf-01')
    describe(apache_config(file: '/etc/hosts')) { it { should be_valid } }
    describe(apache_config(file: '/nowhere; id')) { it { should be_valid } }
    describe(apache_config) {
        it { should have_module('php') }
        it { should have_key('SSLEngine') }
        it { should have_server('app') }
        its('Listen') { should eq(80) }
        its('servers') { should be_empty }
        its('modules') { should be_empty }
        its('files') { should be_empty }
    }
}

context('unknown') {
    on(host: 'web-01')
    describe(apache_config) {
        it { should be_valid }
        it { should have_module('rewrite') }
        its('Listen') { should eq(80) }
    }
}
