context('passes') {
    context('as a user') {
        on(host: 'web-01')
        describe(user('deploy')) {
            it { should exist }
            it { should belong_to_group('wheelers') }
        }
    }
}

context('unknown') {
    context('as a user') {
        on(host: 'web-01')
        describe(user('deploy')) {
            it { should be_locked }
            it { should have_authorized_key('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYGwTVVuuLQUwYmtcAnrmxtN2b5LqRYrDzAyLWkdQ6M') }
            its('authorized_keys') { should be_empty }
            its('encrypted_password') { should eq('!') }
            its('minimum_days_between_password_change') { should eq(0) }
            its('maximum_days_between_password_change') { should eq(0) }
            its('warning_days_before_password_expires') { should eq(0) }
            its('inactive_days_after_password_expired') { should eq(0) }
            its('last_password_change') { should eq('2026-01-15T00:00:00Z') }
            its('account_expires') { should eq('2026-01-15T00:00:00Z') }
        }
    }
}
