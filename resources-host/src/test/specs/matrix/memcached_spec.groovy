context('passes') {
    context('on the host') {
        on(host: 'mon-01')
        describe(memcached) {
            it { should be_running }
            its('version') { should eq('1.6.18') }
            its('max_connections') { should eq(1024) }
            its('evictions') { should eq(0) }
            its('uptime') { should be > 0 }
            its('settings.maxbytes') { should eq(64.mebibytes) }
        }
        describe(memcached('localhost:11211')) { it { should be_running } }
        describe(memcached('127.0.0.1:1')) { it { should_not be_running } }
    }
    context('not on this one') {
        on(host: ['web-01', 'busy-01'])
        describe(memcached) { it { should_not be_running } }
    }
}

context('fails') {
    on(host: 'mon-01')
    describe(memcached) {
        its('max_connections') { should eq(1025) }
        its('settings') { should be_empty }
    }
    describe(memcached('127.0.0.1:1')) {
        it { should be_running }
    }
}

context('unknown') {
    on(host: ['mon-01', 'busy-01'])
    describe(memcached('10.231.77.22:8099')) {
        it { should be_running }
        its('version') { should eq('1.6.18') }
        its('settings') { should be_empty }
    }
}
