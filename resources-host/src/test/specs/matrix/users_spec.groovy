context('passes') {
    context('as root') {
        on(host: 'mon-01')
        describe(users()) {
            its('without_password') { should contain_exactly('open') }
            its('with_uid_zero') { should eq(['root']) }
            its('with_login_shell') { should contain_exactly('root', 'sync', 'tenken', 'open', 'keyless', 'deploy') }
            its('with_login_shell') { should_not include('memcache') }
            its('names') { should include('svc-app', 'nobody', 'deploy') }
            its('names.first') { should eq('_apt') }
        }
    }
    context('all have a password, or can\'t log in') {
        on(host: ['web-01', 'rpm-01', 'rc-01'])
        describe(users) { its('without_password') { should be_empty } }
    }
    context('shells of all sorts') {
        on(host: 'web-01')
        describe(users) {
            its('with_login_shell') { should include('alice', 'u-fish') }
            its('with_login_shell') { should_not include('u-nologin') }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(users) {
            its('without_password') { should be_empty }
            its('names') { should eq(['daemon', 'root', 'tenken']) }
            its('with_login_shell') { should eq(['root', 'tenken']) }
        }
    }
}

context('fails') {
    on(host: 'mon-01')
    describe(users) {
        its('without_password') { should be_empty }
        its('without_password') { should include('keyless') }
        its('with_uid_zero') { should include('open') }
        its('with_uid_zero') { should be_empty }
        its('with_login_shell') { should include('nobody') }
        its('with_login_shell') { should eq(['root']) }
        its('names') { should include('; id') }
        its('names') { should include('$(id)') }
        its('names') { should include('') }
        its('names') { should include('roo') }
        its('names') { should be_empty }
    }
}
