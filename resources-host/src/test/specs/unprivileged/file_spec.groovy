// Asked by a user who is not root.
context('passes') {
    on(host: 'web-01')
    describe(file('/srv/files/locked')) {
        it { should exist }
        it { should be_directory }
        it { should be_mode('700') }
    }
    describe(file('/srv/files/plain.txt')) {
        it { should be_readable.by_user('tenken') }
        it { should_not be_writable.by_user('tenken') }
    }
    describe(file('/srv/files/locked-not')) { it { should_not exist } }
}

context('unknown') {
    on(host: 'web-01')
    describe(file('/srv/files/locked/inside.txt')) {
        it { should exist }
        it { should be_file }
        it { should be_symlink }
        it { should be_mode('644') }
        it { should be_readable.by_user('tenken') }
        it { should contain('x') }
        its('content') { should eq('') }
        its('size') { should eq(0) }
        its('md5sum') { should eq('0') }
    }
    describe(file('/srv/files/locked/not-there')) { it { should exist } }
    describe(file('/srv/files/mode000.txt')) {
        its('content') { should match(/x/) }
        its('sha256sum') { should eq('0') }
    }
    describe(file('/srv/files/plain.txt')) { it { should be_readable.by_user('root') } }
}
