// Asked by a user who is not root and does not see whose the sockets are.
context('passes') {
    on(host: 'web-01')
    describe(port(8080)) { it { should be_listening.on('0.0.0.0').with('tcp') } }
}

context('unknown') {
    on(host: 'web-01')
    describe(port(8080)) {
        its('processes') { should eq(['nginx']) }
        its('pids') { should be_empty }
    }
}
