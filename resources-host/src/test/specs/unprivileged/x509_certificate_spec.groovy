context('passes') {
    on(host: 'conf-01')
    describe(x509_certificate('/etc/ssl/lab/web.pem')) { it { should be_valid } }
}

context('unknown') {
    on(host: 'conf-01')
    describe(x509_certificate('/etc/ssl/lab/with-key.pem')) { it { should be_certificate } }
}
