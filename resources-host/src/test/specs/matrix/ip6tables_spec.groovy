context('passes') {
    on(host: 'net-01')
    describe(ip6tables) {
        it { should have_rule('-A INPUT -p ipv6-icmp -j ACCEPT') }
        it { should have_rule('-p icmpv6 -j ACCEPT').with_table('filter').with_chain('INPUT') }
        it { should have_rule('-s fdc7:4d31:77::/64 -p tcp -m tcp --dport 22 -j ACCEPT') }
        it { should have_rule('-s FDC7:4D31:77:0::/64 -p tcp --dport 22 -j ACCEPT') }
        it { should have_rule('-P FORWARD DROP') }
        its('rules') { should include('-A INPUT -i lo -j ACCEPT') }
    }
}

context('fails') {
    on(host: 'net-01')
    describe(ip6tables) {
        it { should have_rule('-p tcp --dport 22 -j ACCEPT').with_chain('INPUT') }
        it { should have_rule('-p tcp --dport 546 -j ACCEPT') }
        it { should have_rule('-s fdc7:4d31:77::/65 -p tcp --dport 22 -j ACCEPT') }
        it { should have_rule('-p ipv6-icmp -j ACCEPT').with_table('nat') }
        it { should have_rule('-p ipv6-icmp -j ACCEPT').with_chain('OUTPUT') }
        it { should have_rule('; id') }
        its('rules') { should be_empty }
    }
}

context('unknown') {
    on(host: ['rpm-01', 'busy-01'])
    describe(ip6tables) {
        it { should have_rule('-P INPUT ACCEPT') }
        its('rules') { should be_empty }
    }
}
