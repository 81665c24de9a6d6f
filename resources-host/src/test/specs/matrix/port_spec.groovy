context('passes') {
    context('ss') {
        on(host: 'web-01')
        describe(port(22)) {
            it { should be_listening }
            it { should be_listening.with('tcp') }
            it { should be_listening.with('tcp6') }
            it { should be_listening.on('0.0.0.0').with('tcp') }
            it { should be_listening.on('::').with('tcp6') }
            it { should be_listening.on('0:0:0:0:0:0:0:0') }
            its('processes') { should eq(['sshd']) }
            its('pids') { should all(be > 1) }
            its('addresses') { should contain_exactly('0.0.0.0', '::') }
            its('protocols') { should contain_exactly('tcp', 'tcp6') }
        }
        describe(port('8080')) {
            it { should be_listening.on('0.0.0.0') }
            it { should_not be_listening.on('127.0.0.1') }
            it { should_not be_listening.with('tcp6') }
        }
        describe(port(8125)) {
            it { should be_listening.with('udp') }
            it { should be_listening.on('127.0.0.1').with('udp') }
            it { should_not be_listening.with('tcp') }
        }
        describe(port(9091)) {
            it { should be_listening.on('::1') }
            it { should be_listening.on('0:0::1').with('tcp6') }
            it { should_not be_listening.with('tcp') }
        }
        describe(port(80)) { it { should_not be_listening } }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(port(22)) {
            it { should be_listening.with('tcp').on('0.0.0.0') }
            it { should be_listening.with('tcp6') }
        }
        describe(port(8080)) {
            it { should be_listening }
            it { should be_listening.with('tcp6').on('::') }
        }
        describe(port(80)) { it { should_not be_listening } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(port(80)) {
        it { should be_listening }
        it { should be_listening.with('tcp') }
    }
    describe(port(22)) {
        it { should be_listening.with('udp') }
        it { should be_listening.with('udp6') }
        it { should be_listening.on('127.0.0.1') }
        its('processes') { should eq(['nginx']) }
        its('pids') { should eq([1]) }
        its('addresses') { should eq(['127.0.0.1']) }
        its('protocols') { should eq(['udp']) }
    }
    describe(port(8125)) { it { should be_listening.with('tcp') } }
}

context('unknown') {
    on(host: 'busy-01')
    describe(port(8080)) {
        it { should be_listening.with('tcp') }
        it { should be_listening.on('0.0.0.0') }
        its('processes') { should eq(['httpd']) }
        its('pids') { should eq([1]) }
    }
}
