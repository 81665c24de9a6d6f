context('passes') {
    on(host: 'conf-01')
    describe(certificates('/etc/ssl/tree')) { it { should be_valid } }
}

context('unknown') {
    on(host: 'conf-01')
    // Keys that only root may read: what else may be in those files can't be told.
    describe(certificates('/etc/ssl/lab')) {
        it { should exist }
        it { should be_valid }
        its('count') { should eq(8) }
    }
    describe(certificates('/etc/ssl')) { it { should be_valid } }
}
