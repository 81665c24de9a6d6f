// What only root may see is unknown, whatever is asked.
context('unknown') {
    on(host: 'net-01')
    describe(iptables) {
        it { should have_rule('-P INPUT DROP') }
        its('rules') { should be_empty }
    }
    describe(ip6tables) { it { should have_rule('-P INPUT DROP').with_table('filter') } }
    describe(nftables) {
        it { should have_rule('tcp dport 2323 drop') }
        it { should have_chain('input') }
        its('tables') { should be_empty }
    }
    describe(ufw) {
        it { should be_active }
        it { should have_rule('allow 22/tcp') }
    }
    describe(firewalld) { it { should be_running } }
    describe(firewalld_zone('public')) { it { should have_service('ssh') } }
    describe(selinux_module('apache')) { it { should be_installed } }
    describe(process('systemd')) { its('open_files') { should be > 0 } }
}

context('passes') {
    on(host: 'net-01')
    describe(default_gateway) { its('ipaddress') { should eq('10.231.77.254') } }
    describe(routing_table) { it { should have_entry(destination: '198.51.100.0/24', gateway: '192.0.2.2') } }
    describe(bridge('br0')) { it { should have_interface('port0') } }
    describe(selinux) { it { should be_disabled } }
    describe(apparmor) { it { should_not be_enabled } }
    describe(time_synchronization) { it { should be_synchronized } }
    describe(swap_space('/no/such')) { it { should_not be_active } }
    describe(process('systemd')) { its('limits.open_files.soft') { should be > 100 } }
    describe(cgroup('system.slice')) { it { should exist } }
}
