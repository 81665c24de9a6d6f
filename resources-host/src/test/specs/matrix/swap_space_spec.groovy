context('passes') {
    context('recorded: two files') {
        on(host: 'recorded-selinux')
        describe(swap_space) {
            it { should be_active }
            its('total') { should eq(33546240) }
            its('used') { should eq(0) }
            its('free') { should be > 30.megabytes }
            its('used_percent') { should be < 50 }
            its('devices') { should contain_exactly('/swapfile', '/swap file') }
            its('priority') { should eq(5) }
        }
        describe(swap_space('/swap file')) {
            it { should be_active }
            its('total') { should eq(16773120) }
            its('priority') { should eq(-2) }
        }
    }
    context('the lab') {
        on(host: ['web-01', 'busy-01'])
        describe(swap_space) {
            its('total') { should be >= 0 }
            its('used_percent') { should be <= 100 }
        }
        describe(swap_space('/no/such')) { it { should_not be_active } }
    }
}

context('fails') {
    context('recorded: two files') {
        on(host: 'recorded-selinux')
        describe(swap_space) {
            its('total') { should be > 1.gigabytes }
            its('used') { should be > 0 }
            its('free') { should eq(0) }
            its('used_percent') { should be > 50 }
            its('devices') { should be_empty }
            its('priority') { should eq(-2) }
        }
        ['/swapfil', '/swap', '; id', '$(id)', '-x', '/swapfile\n'].each { name ->
            describe(swap_space(name)) { it { should be_active } }
        }
    }
}
