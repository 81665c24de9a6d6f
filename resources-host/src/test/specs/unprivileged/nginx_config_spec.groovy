context('unknown') {
    on(host: 'conf-01')
    describe(nginx_config) {
        it { should be_valid }
        its('user') { should eq('www-data') }
    }
}
