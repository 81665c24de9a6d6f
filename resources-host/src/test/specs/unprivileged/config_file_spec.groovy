context('unknown') {
    on(host: 'web-01')
    describe(config_file('/etc/app/secret.ini')) {
        it { should be_valid }
        it { should have_key('app.password') }
        its('app.password') { should eq('not-for-reports') }
    }
}
