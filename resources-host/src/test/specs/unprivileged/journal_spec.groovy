context('unknown') {
    on(host: 'mon-01')
    describe(journal('says')) {
        it { should have_entries }
        its('count') { should eq(0) }
    }
}
