context('passes') {
    context('a kernel that runs without it') {
        on(host: ['net-01', 'busy-01', 'rpm-01'])
        describe(selinux) {
            it { should be_disabled }
            its('mode') { should eq('disabled') }
            it { should_not be_enforcing }
        }
    }
    context('configured, but the kernel was started without it') {
        on(host: 'net-01')
        describe(selinux) {
            its('configured_mode') { should eq('permissive') }
            its('policy') { should eq('default') }
            it { should_not be_permissive }
        }
    }
    context('recorded: permissive') {
        on(host: 'recorded-selinux-permissive')
        describe(selinux) {
            it { should be_permissive }
            it { should be_permissive.with_policy('default') }
            its('mode') { should eq('permissive') }
            its('configured_mode') { should eq('permissive') }
        }
    }
    context('recorded: enforcing, and configured so (the configuration is made up)') {
        on(host: 'recorded-selinux-enforcing')
        describe(selinux) {
            it { should be_enforcing }
            it { should be_enforcing.with_policy('targeted') }
            its('policy') { should eq('targeted') }
        }
    }
}

context('fails') {
    context('a kernel that runs without it') {
        on(host: ['net-01', 'busy-01'])
        describe(selinux) {
            it { should be_enforcing }
            it { should be_permissive }
            it { should be_permissive.with_policy('default') }
            its('mode') { should eq('enforcing') }
        }
    }
    context('never configured') {
        on(host: 'busy-01')
        describe(selinux) {
            its('configured_mode') { should eq('disabled') }
            its('policy') { should eq('targeted') }
        }
    }
    context('recorded: enforcing now, permissive at the next start') {
        on(host: 'recorded-selinux')
        describe(selinux) {
            it { should be_enforcing }
            it { should be_permissive }
            it { should be_disabled }
        }
    }
    context('recorded: permissive') {
        on(host: 'recorded-selinux-permissive')
        describe(selinux) {
            it { should be_disabled }
            it { should be_enforcing.with_policy('default') }
            it { should be_permissive.with_policy('defaul') }
        }
    }
}

context('unknown') {
    context('recorded: its file system is not mounted (made up)') {
        on(host: 'recorded-selinux-unmounted')
        describe(selinux) {
            it { should be_disabled }
            it { should be_enforcing.with_policy('default') }
            it { should be_permissive }
            its('mode') { should eq('disabled') }
            its('policy') { should eq('default') }
            its('configured_mode') { should eq('permissive') }
        }
    }
}
