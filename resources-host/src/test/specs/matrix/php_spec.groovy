context('passes') {
    on(host: 'lang-01')
    describe(php) {
        its('version') { should match(/^8\.2\.\d+$/) }
        its('version') { should be >= '8.2' }
        its('extensions') { should have_key('Zend OPcache') }
        its('extensions.json') { should match(/^8\.2\./) }
        its('ini') { should eq('/etc/php/8.2/cli/php.ini') }
    }
}

context('fails') {
    on(host: 'lang-01')
    describe(php) {
        its('version') { should be >= '8.3' }
        its('extensions') { should have_key('mysqli') }
        its('ini') { should eq('/etc/php.ini') }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(php) {
        its('version') { should be >= '8' }
        its('extensions') { should have_key('json') }
        its('ini') { should eq('') }
    }
}
