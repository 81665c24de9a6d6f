context('passes') {
    on(host: 'net-01')
    describe(ufw) {
        it { should be_active }
        it { should have_rule('allow 22/tcp') }
        it { should have_rule('ufw  deny 23') }
        it { should have_rule('allow from 192.0.2.0/24 to any port 5432 proto tcp') }
        it { should have_rule("allow from 192.0.2.0/24 to any port 5432 proto tcp comment 'the database'") }
        it { should have_rule('limit in on eth0 to any port 2022 proto tcp') }
        it { should have_rule('route allow in on br0 out on eth0') }
        its('rules') { should include('reject out 25/tcp') }
        its('default_incoming') { should eq('deny') }
        its('default_outgoing') { should eq('allow') }
        its('default_routed') { should eq('disabled') }
        its('logging') { should eq('on (low)') }
    }
}

context('fails') {
    context('active') {
        on(host: 'net-01')
        describe(ufw) {
            it { should have_rule('allow 22') }
            it { should have_rule('allow 2/tcp') }
            it { should have_rule('deny 22/tcp') }
            it { should have_rule("allow 22/tcp comment 'ssh'") }
            it { should have_rule('allow from 192.0.2.0/24') }
            it { should have_rule('; id') }
            it { should have_rule('$(id)') }
            its('rules') { should be_empty }
            its('default_incoming') { should eq('allow') }
            its('default_outgoing') { should eq('deny') }
            its('default_routed') { should eq('deny') }
            its('logging') { should eq('off') }
        }
    }
    context('recorded: not active') {
        on(host: 'recorded-ufw-inactive')
        describe(ufw) {
            it { should be_active }
            its('default_incoming') { should eq('deny') }
        }
    }
}

context('unknown') {
    on(host: ['rpm-01', 'busy-01'])
    describe(ufw) {
        it { should be_active }
        it { should have_rule('allow 22/tcp') }
        its('rules') { should be_empty }
        its('default_incoming') { should eq('deny') }
    }
}
