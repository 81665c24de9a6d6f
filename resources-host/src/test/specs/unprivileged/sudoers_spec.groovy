context('unknown') {
    on(host: 'mon-01')
    describe(sudoers) {
        it { should have_rule('deploy') }
        it { should have_rule('nobody').for_command('ALL').run_as('root').without_password }
        its('users_without_password') { should be_empty }
        its('rules') { should be_empty }
    }
}
