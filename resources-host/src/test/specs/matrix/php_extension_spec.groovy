context('passes') {
    on(host: 'lang-01')
    ['json', 'JSON', 'Zend OPcache', 'zend opcache', 'pdo'].each { name ->
        describe(php_extension(name)) {
            it { should be_loaded }
            its('version') { should match(/^8\.2\./) }
        }
    }
    ['mysqli', 'jso', 'json; id', '$(id)', '-x', '点検'].each { name ->
        describe(php_extension(name)) { it { should_not be_loaded } }
    }
}

context('fails') {
    on(host: 'lang-01')
    describe(php_extension('mysqli')) {
        it { should be_loaded }
    }
    describe(php_extension('json')) { its('version') { should eq('8') } }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(php_extension('json')) {
        it { should be_loaded }
        its('version') { should eq('8') }
    }
}
