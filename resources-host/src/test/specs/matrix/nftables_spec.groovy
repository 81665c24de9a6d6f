context('passes') {
    on(host: 'net-01')
    describe(nftables) {
        it { should have_rule('tcp dport 2323 drop') }
        it { should have_rule('tcp dport 2323 drop').with_family('inet').with_table('lab').with_chain('input') }
        it { should have_rule('ct state related,established accept').with_table('lab') }
        it { should have_rule('iif lo accept').with_table('lab') }
        it { should have_rule('tcp dport {8443,8080} ip saddr @trusted counter  accept comment "the application"') }
        it { should have_rule('log prefix "refused: " level info').with_chain('refuse') }
        it { should have_rule('tcp dport 81 dnat to 192.0.2.2:8080').with_family('ip') }
        // One of iptables.
        it { should have_rule('iifname lo counter accept').with_table('filter').with_chain('INPUT') }
        it { should have_chain('input') }
        it { should have_chain('input').with_family('inet').with_table('lab').with_hook('input').with_policy('accept') }
        it { should have_chain('FORWARD').with_policy('drop') }
        its('tables') { should include('inet lab') }
        its('chains') { should include([family: 'inet', table: 'lab', name: 'refuse']) }
        its('rules') { should include([family: 'inet', table: 'lab', chain: 'input', rule: 'tcp dport 2323 drop']) }
        its(['sets', 'inet lab trusted']) { should contain_exactly('192.0.2.0/24', '198.51.100.7') }
    }
}

context('fails') {
    on(host: 'net-01')
    describe(nftables) {
        it { should have_rule('tcp dport 2323') }
        it { should have_rule('tcp dport 232 drop') }
        it { should have_rule('tcp dport 2323 drop').with_family('ip') }
        it { should have_rule('tcp dport 2323 drop').with_table('la') }
        it { should have_rule('tcp dport 2323 drop').with_chain('refuse') }
        it { should have_rule('tcp dport { 8080 } ip saddr @trusted counter accept comment "the application"') }
        it { should have_rule('log prefix "refused:" level info') }
        it { should have_rule('; id') }
        it { should have_rule('$(id)') }
        it { should have_chain('inpu') }
        it { should have_chain('refuse').with_hook('input') }
        it { should have_chain('input').with_family('ip') }
        it { should have_chain('input').with_table('filter') }
        it { should have_chain('FORWARD').with_policy('accept') }
        it { should have_chain('none') }
        its('tables') { should include('lab') }
        its('chains') { should be_empty }
        its('rules') { should be_empty }
        its(['sets', 'inet lab trusted']) { should be_empty }
    }
}

context('unknown') {
    on(host: ['rpm-01', 'busy-01'])
    describe(nftables) {
        it { should have_rule('tcp dport 22 accept').with_family('inet') }
        it { should have_chain('input').with_policy('drop') }
        its('tables') { should be_empty }
    }
}
