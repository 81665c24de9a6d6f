context('passes') {
    on(host: 'conf-01')
    describe(sshd_config) {
        it { should be_valid }
        it { should have_key('PermitRootLogin') }
        it { should_not have_key('PermitRoot') }
        its('PermitRootLogin') { should eq('without-password') }
        its('clientaliveinterval') { should eq(120) }
        its('ClientAliveInterval') { should eq(120) }
        // The first that is set counts, and the file that is included comes first.
        its('X11Forwarding') { should eq('no') }
        its('AcceptEnv') { should eq(['APP_*', 'LANG', 'LC_*']) }
        its('Subsystem') { should eq('sftp /usr/lib/openssh/sftp-server') }
        its('AllowTcpForwarding') { should eq('yes') }
    }
    describe(sshd_config(user: 'deploy')) {
        its('X11Forwarding') { should eq('yes') }
        its('AllowTcpForwarding') { should eq('no') }
    }
    describe(sshd_config(file: '/etc/ssh/sshd_config')) { its('UsePAM') { should eq('yes') } }
    describe(sshd_config(file: '/etc/hosts')) { it { should_not be_valid } }
    describe(sshd_config(user: 'alice', host: 'web-01.lab.test', addr: '10.231.77.11')) {
        its('AllowTcpForwarding') { should eq('yes') }
    }
}

context('fails') {
    on(host: 'conf-01')
    describe(sshd_config) {
        it { should have_key('NoSuchKeyword') }
        its('X11Forwarding') { should eq('yes') }
        its('NoSuchKeyword') { should eq('yes') }
    }
    describe(sshd_config(file: '/etc/hosts')) { it { should be_valid } }
}

context('unknown') {
    on(host: 'busy-01')
    describe(sshd_config) {
        it { should be_valid }
        it { should have_key('PermitRootLogin') }
        its('PermitRootLogin') { should eq('no') }
    }
}
