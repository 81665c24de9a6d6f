context('passes') {
    on(host: 'conf-01')
    describe(nginx_config) {
        it { should be_valid }
        it { should have_key('http.server') }
        it { should have_key(['http', 'upstream app']) }
        it { should_not have_key('http.servers') }
        it { should have_server('www.app.lab.test') }
        it { should_not have_server('lab.test') }
        its('worker_processes') { should eq('auto') }
        its('user') { should eq('www-data') }
        its('events.worker_connections') { should eq(768) }
        its('http.gzip') { should eq('on') }
        its('http.server[0].listen') { should eq(['8080 default_server', '[::]:8080 default_server']) }
        its('http.server[-1].listen') { should eq('8443 ssl') }
        // Included by the file of the server.
        its('http.server[1].add_header') { should eq('Strict-Transport-Security max-age=31536000 always') }
        its(['http', 'upstream app', 'server']) { should eq(['127.0.0.1:9000 weight=2', '127.0.0.1:9001 backup']) }
        its('http.types.text/html') { should eq('html htm shtml') }
        its('servers.size') { should eq(2) }
        its('servers[1]') { should eq([names: ['secure.lab.test'], listen: ['8443 ssl'], ports: ['8443']]) }
        its('files') { should include('/etc/nginx/snippets/headers.conf') }
        its('http.nothing') { should be_nil }
    }
    describe(nginx_config(server: 'app.lab.test')) {
        its('root') { should eq('/var/www/html') }
        its(['location /', 'proxy_pass']) { should eq('http://app') }
        its(['location /', 'proxy_set_header']) { should eq(['Host $host', 'X-Forwarded-For a; b { c }']) }
        its(['location ~ \\.php$', 'return']) { should eq(404) }
    }
    describe(nginx_config(port: 8443)) { its('ssl_certificate') { should eq('/etc/ssl/lab/web.pem') } }
    describe(nginx_config(server: 'secure.lab.test', port: '8443')) { it { should have_key('ssl_certificate_key') } }
}

context('fails') {
    on(host: 'conf-01')
    describe(nginx_config(file: '/etc/hosts')) { it { should be_valid } }
    describe(nginx_config(file: '/nowhere; id')) { it { should be_valid } }
    describe(nginx_config) {
        it { should have_key('http.nothing') }
        it { should have_server('app') }
        its('worker_processes') { should eq(1) }
        its('http.server[2].listen') { should eq(80) }
        its('servers') { should be_empty }
        its('files') { should be_empty }
    }
}

context('unknown') {
    context('no nginx') {
        on(host: 'busy-01')
        describe(nginx_config) {
            it { should be_valid }
            it { should have_server('app.lab.test') }
            its('user') { should eq('www-data') }
        }
    }
}
