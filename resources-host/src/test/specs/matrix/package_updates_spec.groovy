context('passes') {
    on(host: 'lang-01')
    describe(package_updates) {
        its('pending') { should eq(['lab-both', 'lab-held', 'lab-plain', 'lab-secure']) }
        // The later version of lab-both is no security update, the one before it is.
        its('security') { should eq(['lab-both', 'lab-secure']) }
        its('held') { should eq(['lab-held']) }
        its('refreshed_at') { should be > '2026-01-01T00:00:00Z' }
        its('manager') { should eq('apt') }
    }
}

context('fails') {
    on(host: 'lang-01')
    describe(package_updates) {
        its('pending') { should be_empty }
        its('pending') { should include('lab-current') }
        its('security') { should be_empty }
        its('security') { should include('lab-plain') }
        its('held') { should be_empty }
        its('refreshed_at') { should be > '2100-01-01T00:00:00Z' }
        its('manager') { should eq('dnf') }
    }
}

context('unknown') {
    // busy-01 has neither tool; dnf of rpm-01 has no cache, and would say that nothing is pending.
    on(host: ['busy-01', 'rpm-01'])
    describe(package_updates) {
        its('pending') { should be_empty }
        its('security') { should be_empty }
        its('held') { should be_empty }
        its('refreshed_at') { should be > '2026-01-01T00:00:00Z' }
    }
}
