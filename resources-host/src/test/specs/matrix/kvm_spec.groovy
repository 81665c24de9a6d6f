// The guests are those of libvirt's own test driver, asked through its daemon.
context('passes') {
    on(host: 'cont-01')
    describe(kvm('test', connect: 'test+unix:///default')) {
        it { should exist }
        it { should be_running }
        it { should be_enabled }
    }
    describe(kvm('idle', connect: 'test+unix:///default')) {
        it { should exist }
        it { should_not be_running }
        it { should_not be_enabled }
    }
    describe(kvm('test')) { it { should_not exist } }
}

context('fails') {
    on(host: 'cont-01')
    describe(kvm('idle', connect: 'test+unix:///default')) {
        it { should be_running }
        it { should be_enabled }
    }
    ['tes', 'test2', 'TEST', '; id', '$(id)', '-x', 'test\n', 'test\nidle', '点検', 'all', 'end'].each { name ->
        describe(kvm(name, connect: 'test+unix:///default')) {
            it { should exist }
            it { should be_running }
            it { should be_enabled }
        }
    }
    describe(kvm('test')) { it { should exist } }
}

context('unknown') {
    context('no virsh') {
        on(host: ['web-01', 'busy-01'])
        describe(kvm('test')) {
            it { should exist }
            it { should be_running }
            it { should be_enabled }
        }
    }
    context('no such connection') {
        on(host: 'cont-01')
        describe(kvm('test', connect: 'xen:///system')) { it { should exist } }
    }
}
