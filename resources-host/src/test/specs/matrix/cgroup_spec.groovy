context('passes') {
    context('the unified hierarchy') {
        on(host: 'web-01')
        describe(cgroup('system.slice/nginx.service')) {
            it { should exist }
            its('cgroup.type') { should eq('domain') }
            its('cgroup.freeze') { should eq(0) }
            its(['cgroup.events', 'populated']) { should eq(1) }
            its(['cpu.pressure', 'some', 'total']) { should be >= 0 }
            its('cgroup.max.depth') { should eq('max') }
        }
        describe(cgroup('/system.slice')) { it { should exist } }
    }
    context('a hierarchy of one controller') {
        on(host: ['web-01', 'localhost'])
        describe(cgroup('/')) {
            it { should exist }
            its('memory.swappiness') { should be_between(0, 200) }
            its(['memory.stat', 'cache']) { should be >= 0 }
        }
    }
}

context('fails') {
    on(host: 'web-01')
    ['no such', 'system.slice/nginx', '../..', 'system.slice; id', '$(id)', '-x', 'a\nb'].each { name ->
        describe(cgroup(name)) {
            it { should exist }
        }
    }
    describe(cgroup('system.slice/nginx.service')) {
        its('cgroup.type') { should eq('threaded') }
        its('no.such.file') { should eq(1) }
        its(['cgroup.events', 'nothing']) { should eq(1) }
    }
}
