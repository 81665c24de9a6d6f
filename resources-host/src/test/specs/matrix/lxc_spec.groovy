context('passes') {
    on(host: 'cont-01')
    describe(lxc('box')) {
        it { should exist }
        it { should be_running }
    }
    describe(lxc('idle')) {
        it { should exist }
        it { should_not be_running }
    }
}

context('fails') {
    on(host: 'cont-01')
    describe(lxc('idle')) { it { should be_running } }
    ['bo', 'box2', 'BOX', '; id', '$(id)', '-x', '*', 'box\n', 'box\nidle', '点検'].each { name ->
        describe(lxc(name)) {
            it { should exist }
            it { should be_running }
        }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(lxc('box')) {
        it { should exist }
        it { should be_running }
    }
}
