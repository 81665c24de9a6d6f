context('passes') {
    context('glibc') {
        on(host: 'web-01')
        describe(group('wheel')) {
            it { should exist }
            it { should have_gid(2010) }
            it { should have_gid('2010') }
            it { should_not be_system_group }
            its('gid') { should eq(2010) }
            its('members') { should eq(['alice']) }
        }
        describe(group('deploy')) { its('members') { should be_empty } }
        describe(group('root')) {
            it { should be_system_group }
            it { should have_gid(0) }
        }
        ['whee', 'wheel:', '2010', '--help', '-s', '$(id)', '; id'].each { name ->
            describe(group(name)) { it { should_not exist } }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(group('wheel')) {
            it { should exist }
            it { should have_gid(10) }
            its('members') { should eq(['tenken']) }
        }
        describe(group('whee')) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(group('nobody-at-all')) { it { should exist } }
    describe(group('wheel')) {
        it { should have_gid(2011) }
        it { should be_system_group }
        its('gid') { should eq(0) }
        its('members') { should include('deploy') }
    }
}
