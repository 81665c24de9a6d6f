context('passes') {
    on(host: 'rpm-01')
    describe(yumrepo('lab')) {
        it { should exist }
        it { should be_enabled }
        its('gpgcheck') { should be_false }
        its('baseurl') { should eq(['file:///srv/repo']) }
        its('file') { should eq('/etc/yum.repos.d/lab.repo') }
        its('settings.name') { should eq('Lab packages') }
    }
    describe(yumrepo('lab-debug')) {
        it { should exist }
        it { should_not be_enabled }
    }
    ['la', 'main', 'lab;id', '$(id)', '-x', '点検', 'LAB'].each { name ->
        describe(yumrepo(name)) {
            it { should_not exist }
            it { should_not be_enabled }
        }
    }
}

context('fails') {
    on(host: 'rpm-01')
    describe(yumrepo('lab-debug')) {
        it { should be_enabled }
        its('gpgcheck') { should be_true }
        its('baseurl') { should eq(['file:///srv/repo']) }
        its('file') { should eq('lab.repo') }
        its('settings.name') { should eq('Lab packages') }
    }
    describe(yumrepo('epel')) {
        it { should exist }
        it { should be_enabled }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(yumrepo('lab')) {
        it { should exist }
        it { should be_enabled }
        its('gpgcheck') { should be_true }
        its('baseurl') { should be_empty }
    }
}
