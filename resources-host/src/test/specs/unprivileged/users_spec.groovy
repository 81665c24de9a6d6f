context('unknown') {
    on(host: 'mon-01')
    describe(users) {
        its('without_password') { should be_empty }
        its('without_password') { should include('open') }
    }
}

context('passes') {
    on(host: 'mon-01')
    describe(users) {
        its('with_uid_zero') { should eq(['root']) }
        its('with_login_shell') { should include('deploy') }
        its('names') { should include('open') }
    }
}
