context('unknown') {
    on(host: 'conf-01')
    describe(x509_private_key('/etc/ssl/lab/web.key')) {
        it { should exist }
        it { should be_valid }
        it { should be_encrypted }
    }
}
