context('passes') {
    context('as written') {
        on(host: 'net-01')
        describe(iptables) {
            it { should have_rule('-A INPUT -p tcp -m tcp --dport 22 -j ACCEPT') }
            it { should have_rule('-p tcp -m tcp --dport 22 -j ACCEPT') }
            it { should have_rule('-p tcp --dport 22 -j ACCEPT').with_chain('INPUT') }
            it { should have_rule('-p tcp --dport 22 -j ACCEPT').with_table('filter').with_chain('INPUT') }
            it { should have_rule('-P FORWARD DROP') }
            it { should have_rule('-d 192.0.2.1/32 -p tcp -m tcp --dport 80 -j DNAT --to-destination 192.0.2.2:8080').with_table('nat') }
            it { should have_rule('-s 192.0.2.0/24 -o eth0 -j MASQUERADE').with_table('nat').with_chain('POSTROUTING') }
            its('rules') { should include('-A INPUT -i lo -j ACCEPT') }
        }
    }
    context('by meaning') {
        on(host: 'net-01')
        describe(iptables) {
            it { should have_rule('-j ACCEPT --destination-port 22 --protocol TCP').with_chain('INPUT') }
            it { should have_rule('--append INPUT --in-interface=lo --jump ACCEPT') }
            it { should have_rule('-I INPUT -m state --state ESTABLISHED,RELATED -j ACCEPT') }
            it { should have_rule('-s 192.0.2.0/255.255.255.0 -p 6 -m multiport --dports 8443,8080 -m comment --comment "the application\'s ports" -j lab') }
            it { should have_rule('! -s 192.0.2.0/24 -i br0 -j LOG --log-level warning --log-prefix "lab: "') }
            it { should have_rule('-s ! 192.0.2.0/24 -i br0 -j LOG --log-prefix "lab: "') }
            it { should have_rule('-A lab -m limit --limit 5/minute --limit-burst 10 -j RETURN') }
            it { should have_rule('-t nat -A PREROUTING -d 192.0.2.1 -p tcp --dport 80 -j DNAT --to-destination 192.0.2.2:8080') }
            it { should have_rule('-p tcp --dport 2222 -j REJECT --reject-with tcp-reset') }
        }
    }
    context('a chain that nothing was ever said of') {
        on(host: 'net-01')
        describe(iptables) { it { should have_rule('-P PREROUTING ACCEPT').with_table('raw') } }
    }
}

context('fails') {
    on(host: 'net-01')
    describe(iptables) {
        // Parts of rules that are there.
        it { should have_rule('-p tcp --dport 22') }
        it { should have_rule('-p tcp --dport 2 -j ACCEPT') }
        it { should have_rule('--dport 22 -j ACCEPT') }
        it { should have_rule('-A INPUT -j ACCEPT') }
        it { should have_rule('-p tcp --dport 2222 -j REJECT') }
        it { should have_rule('-s 192.0.2.0/24 -i br0 -j LOG --log-prefix "lab: "') }
        it { should have_rule('-s 192.0.2.0/25 -o eth0 -j MASQUERADE').with_table('nat') }
        it { should have_rule('-s 192.0.2.0/24 -o eth0 -j MASQUERADE') }
        it { should have_rule('-s 192.0.2.0/24 -o eth0 -j MASQUERADE').with_table('nat').with_chain('PREROUTING') }
        it { should have_rule('-p tcp --dport 22 -j ACCEPT').with_chain('FORWARD') }
        it { should have_rule('-A OUTPUT -p tcp --dport 22 -j ACCEPT') }
        it { should have_rule('-P FORWARD ACCEPT') }
        it { should have_rule('-P PREROUTING DROP').with_table('raw') }
        it { should have_rule('-p udp --dport 514 -j DROP').with_chain('la') }
        it { should have_rule('-p tcp --dport 22 -j ACCEPT').with_table('no such') }
        it { should have_rule('; id') }
        it { should have_rule('$(id)') }
        its('rules') { should include('-A INPUT') }
    }
}

context('unknown') {
    context('without iptables') {
        on(host: ['rpm-01', 'busy-01'])
        describe(iptables) {
            it { should have_rule('-P INPUT ACCEPT') }
            its('rules') { should be_empty }
        }
    }
}
