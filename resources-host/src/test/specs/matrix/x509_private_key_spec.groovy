context('passes') {
    on(host: 'conf-01')
    describe(x509_private_key('/etc/ssl/lab/web.key')) {
        it { should exist }
        it { should be_valid }
        it { should_not be_encrypted }
        it { should have_matching_certificate('/etc/ssl/lab/web.pem') }
        it { should have_matching_certificate('/etc/ssl/lab/chain.pem') }
        it { should have_matching_certificate('/etc/ssl/lab/web.der') }
        it { should_not have_matching_certificate('/etc/ssl/lab/ca.pem') }
        its('key_type') { should eq('RSA') }
        its('keylength') { should eq(2048) }
    }
    describe(x509_private_key('/etc/ssl/lab/pkcs1.key')) {
        it { should be_valid }
        it { should have_matching_certificate('/etc/ssl/lab/web.pem') }
    }
    describe(x509_private_key('/etc/ssl/lab/with-key.pem')) { it { should have_matching_certificate('/etc/ssl/lab/with-key.pem') } }
    describe(x509_private_key('/etc/ssl/lab/ec.key')) {
        it { should be_valid }
        it { should have_matching_certificate('/etc/ssl/lab/ec.pem') }
        its('key_type') { should eq('EC') }
        its('keylength') { should eq(256) }
    }
    describe(x509_private_key('/etc/ssl/lab/ed25519.key')) {
        it { should be_valid }
        it { should have_matching_certificate('/etc/ssl/lab/ed25519.pem') }
        its('key_type') { should eq('Ed25519') }
    }
    describe(x509_private_key('/etc/ssl/lab/encrypted.key', passin: 'lab-passphrase')) {
        it { should be_encrypted }
        it { should be_valid }
        it { should have_matching_certificate('/etc/ssl/lab/web.pem') }
    }
    describe(x509_private_key('/etc/ssl/lab/legacy.key', passin: 'lab-passphrase')) {
        it { should be_encrypted }
        it { should be_valid }
        it { should have_matching_certificate('/etc/ssl/lab/ec.pem') }
    }
    describe(x509_private_key('/etc/ssl/lab/encrypted.key')) { it { should be_encrypted } }
    describe(x509_private_key('/etc/ssl/lab/encrypted.key', passin: '$(touch ran)')) { it { should_not be_valid } }
    describe(x509_private_key('/etc/ssl/lab/cut.key')) { it { should_not be_valid } }
    describe(x509_private_key('/etc/ssl/lab/web.pem')) { it { should_not be_valid } }
    describe(x509_private_key('/etc/ssl/lab')) { it { should_not be_valid } }
    describe(file('/etc/ssl/lab/ran')) { it { should_not exist } }
}

context('fails') {
    on(host: 'conf-01')
    describe(x509_private_key('/etc/ssl/lab/web.key')) {
        it { should be_encrypted }
        it { should have_matching_certificate('/etc/ssl/lab/ec.pem') }
        its('key_type') { should eq('EC') }
        its('keylength') { should eq(4096) }
    }
    describe(x509_private_key('/etc/ssl/lab/legacy.key', passin: 'wrong')) { it { should be_valid } }
    ['nowhere.key', '; id', '-x', '日本語'].each { name ->
        describe(x509_private_key('/etc/ssl/lab/' + name)) { it { should exist } }
    }
}

context('unknown') {
    context('without the passphrase') {
        on(host: 'conf-01')
        ['encrypted.key', 'legacy.key'].each { name ->
            describe(x509_private_key('/etc/ssl/lab/' + name)) {
                it { should be_valid }
                it { should have_matching_certificate('/etc/ssl/lab/web.pem') }
                its('key_type') { should eq('RSA') }
            }
        }
    }
    context('without openssl') {
        on(host: 'busy-01')
        describe(x509_private_key('/etc/app/app.conf')) {
            it { should be_valid }
            its('keylength') { should eq(2048) }
        }
    }
}
