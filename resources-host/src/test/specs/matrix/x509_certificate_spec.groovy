context('passes') {
    on(host: 'conf-01')
    describe(x509_certificate('/etc/ssl/lab/web.pem')) {
        it { should be_certificate }
        it { should be_valid }
        it { should be_valid_for(365.days) }
        it { should have_purpose('SSL server') }
        it { should_not have_purpose('SSL client') }
        it { should_not have_purpose('SSL server CA') }
        it { should_not have_purpose('Code signing') }
        it { should be_issued_for('web.lab.test') }
        it { should be_issued_for('WWW.app.lab.test') }
        it { should be_issued_for('10.231.77.20') }
        it { should be_issued_for('fdc7:4d31:77::20') }
        it { should_not be_issued_for('a.b.app.lab.test') }
        it { should_not be_issued_for('app.lab.test') }
        it { should_not be_issued_for('lab.test') }
        it { should_not be_ca }
        it { should_not be_self_signed }
        its('subject') { should eq('C=JP, O=Tenken Lab\\, Ltd., CN=web.lab.test, emailAddress=ops@lab.test') }
        its('issuer') { should eq('C=JP, O=Tenken Lab, CN=Tenken Lab CA') }
        its('common_name') { should eq('web.lab.test') }
        its('email') { should eq('ops@lab.test') }
        its('subject_alt_names') { should include('DNS:web.lab.test') }
        its('subject_alt_names') { should eq(['DNS:web.lab.test', 'DNS:*.app.lab.test', 'IP Address:10.231.77.20', 'IP Address:FDC7:4D31:77:0:0:0:0:20', 'email:web@lab.test', 'URI:https://web.lab.test/']) }
        its('fingerprint') { should match(/^([0-9A-F]{2}:){19}[0-9A-F]{2}$/) }
        its('sha256_fingerprint') { should match(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/) }
        its('serial') { should match(/^[0-9A-F]{38,40}$/) }
        its('keylength') { should eq(2048) }
        its('key_type') { should eq('RSA') }
        its('signature_algorithm') { should eq('SHA256withRSA') }
        its('key_usage') { should eq(['digitalSignature', 'keyEncipherment']) }
        its('not_before') { should be < 1.second.ago }
        its('not_after') { should be > '2030-01-01T00:00:00Z' }
        its('validity_in_days') { should be > 365 }
        its('chain') { should all(have_key('subject')) }
        its('chain.size') { should eq(1) }
        its('alias') { should be_nil }
    }
    describe(x509_certificate('/etc/ssl/lab/chain.pem')) {
        its('common_name') { should eq('web.lab.test') }
        its('chain.size') { should eq(2) }
        its('chain[1].common_name') { should eq('Tenken Lab CA') }
    }
    describe(x509_certificate('/etc/ssl/lab/ca.pem')) {
        it { should be_ca }
        it { should be_self_signed }
        it { should have_purpose('SSL server CA') }
        it { should have_purpose('CRL signing') }
        it { should_not have_purpose('SSL server') }
        it { should_not be_issued_for('Tenken Lab CA') }
    }
    describe(x509_certificate('/etc/ssl/lab/ec.pem')) {
        it { should have_purpose('SSL client') }
        it { should have_purpose('S/MIME signing') }
        it { should_not have_purpose('S/MIME encryption') }
        its('common_name') { should eq('点検.lab.test') }
        its('keylength') { should eq(256) }
        its('key_type') { should eq('EC') }
        its('email') { should be_nil }
        its('subject_alt_names') { should be_empty }
    }
    describe(x509_certificate('/etc/ssl/lab/ed25519.pem')) {
        its('key_type') { should eq('Ed25519') }
        its('keylength') { should eq(256) }
        it { should have_purpose('SSL server') }
        it { should_not have_purpose('Code signing') }
    }
    describe(x509_certificate('/etc/ssl/lab/web.der')) {
        it { should be_certificate }
        its('serial') { should match(/^[0-9A-F]{38,40}$/) }
    }
    describe(x509_certificate('/etc/ssl/lab/trusted.pem')) {
        its('serial') { should match(/^[0-9A-F]{38,40}$/) }
        its('alias') { should eq('the web') }
    }
    describe(x509_certificate('/etc/ssl/lab/with-key.pem')) { its('chain.size') { should eq(2) } }
    describe(x509_certificate('/etc/ssl/lab/$(touch ran).pem')) { it { should be_certificate } }
    describe(x509_certificate('/etc/ssl/lab/expired.pem')) {
        it { should_not be_valid }
        its('validity_in_days') { should be < 0 }
    }
    describe(file('/etc/ssl/lab/ran')) { it { should_not exist } }
    context('of the distribution') {
        on(host: 'web-01')
        describe(x509_certificate('/etc/ssl/certs/ca-certificates.crt')) {
            it { should be_certificate }
            its('chain.size') { should be > 100 }
        }
    }
}

context('fails') {
    on(host: 'conf-01')
    describe(x509_certificate('/etc/ssl/lab/web.pem')) {
        it { should be_valid_for(36500.days) }
        it { should have_purpose('SSL client') }
        it { should be_issued_for('www.lab.test') }
        it { should be_issued_for('10.231.77.2') }
        it { should be_ca }
        it { should be_self_signed }
        its('subject') { should eq('CN=web.lab.test') }
        its('issuer') { should eq('CN=Tenken Lab CA') }
        its('common_name') { should eq('lab.test') }
        its('email') { should eq('web@lab.test') }
        its('subject_alt_names') { should include('DNS:lab.test') }
        its('fingerprint') { should eq('00:00') }
        its('sha256_fingerprint') { should eq('00:00') }
        its('serial') { should eq('A1B2C') }
        its('keylength') { should eq(4096) }
        its('key_type') { should eq('EC') }
        its('signature_algorithm') { should match(/SHA1/) }
        its('key_usage') { should include('keyCertSign') }
        its('not_before') { should be > 1.second.ago }
        its('not_after') { should be < '2030-01-01T00:00:00Z' }
        its('validity_in_days') { should be < 30 }
        its('chain') { should be_empty }
        its('alias') { should eq('the web') }
    }
    describe(x509_certificate('/etc/ssl/lab/expired.pem')) {
        it { should be_valid }
        it { should be_valid_for(1.day) }
    }
    context('of no limit') {
        on(host: 'web-01')
        describe(x509_certificate('/srv/files/big.bin')) { it { should be_certificate } }
    }
    ['key.der', 'web.key', 'cut.pem', 'nowhere.pem', '', '-x', 'web.pem\n', '; id', '日本語'].each { name ->
        describe(x509_certificate('/etc/ssl/lab/' + name)) { it { should be_certificate } }
    }
}
