context('unknown') {
    on(host: 'cont-01')
    describe(kvm('test')) { it { should exist } }
}
