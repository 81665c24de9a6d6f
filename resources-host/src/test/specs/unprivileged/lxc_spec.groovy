context('unknown') {
    on(host: 'cont-01')
    // Who is not root sees only containers of their own.
    ['box', 'nosuch'].each { name ->
        describe(lxc(name)) {
            it { should exist }
            it { should be_running }
        }
    }
}
