context('unknown') {
    on(host: 'conf-01')
    describe(sshd_config) {
        it { should be_valid }
        its('PermitRootLogin') { should eq('no') }
    }
}
