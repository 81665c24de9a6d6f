context('passes') {
    context('recorded: on') {
        on(host: 'recorded-apparmor')
        describe(apparmor) {
            it { should be_enabled }
            its('profiles') { should include('/usr/bin/man') }
            its('enforced_profiles') { should contain_exactly('/usr/bin/man', 'lsb_release', 'man_filter', 'man_groff', 'nvidia_modprobe', 'nvidia_modprobe//kmod') }
            its('complaining_profiles') { should include('smbldap-useradd///etc/init.d/nscd') }
        }
    }
    context('a kernel without it') {
        on(host: ['web-01', 'busy-01'])
        describe(apparmor) {
            it { should_not be_enabled }
            its('profiles') { should be_empty }
        }
    }
}

context('fails') {
    context('recorded: on') {
        on(host: 'recorded-apparmor')
        describe(apparmor) {
            its('profiles') { should be_empty }
            its('enforced_profiles') { should include('ping') }
            its('complaining_profiles') { should include('/usr/bin/man') }
        }
    }
    context('a kernel without it') {
        on(host: ['web-01', 'busy-01'])
        describe(apparmor) { it { should be_enabled } }
    }
}

context('unknown') {
    context('recorded: on, without the security file system') {
        on(host: 'recorded-apparmor-unmounted')
        describe(apparmor) {
            its('profiles') { should be_empty }
            its('enforced_profiles') { should be_empty }
            its('complaining_profiles') { should be_empty }
        }
    }
}
