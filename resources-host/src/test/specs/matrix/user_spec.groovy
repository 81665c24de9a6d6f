context('passes') {
    context('as root') {
        on(host: 'web-01')
        describe(user('deploy')) {
            it { should exist }
            it { should have_uid(2001) }
            it { should have_uid('2001') }
            it { should have_gid(2001) }
            it { should have_home_directory('/home/deploy') }
            it { should have_login_shell('/bin/bash') }
            it { should belong_to_group('wheelers') }
            it { should belong_to_group('deploy') }
            it { should belong_to_group(2011) }
            it { should_not belong_to_group('wheel') }
            it { should belong_to_groups('deploy', 'wheelers') }
            it { should belong_to_primary_group('deploy') }
            it { should belong_to_primary_group(2001) }
            it { should_not belong_to_primary_group('wheelers') }
            it { should have_authorized_key('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYGwTVVuuLQUwYmtcAnrmxtN2b5LqRYrDzAyLWkdQ6M') }
            it { should have_authorized_key('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYGwTVVuuLQUwYmtcAnrmxtN2b5LqRYrDzAyLWkdQ6M another@comment') }
            it { should have_authorized_key('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBUXcMdxRXPzpTOsHcVXlsYHiDzJgJAh0Q7OWtkHv3sq') }
            it { should_not have_authorized_key('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOldKeyThatWasTakenOutLongAgoxxxxxxxxxxxxxx') }
            it { should_not be_system_user }
            it { should be_locked }
            its('uid') { should eq(2001) }
            its('gid') { should eq(2001) }
            its('group') { should eq('deploy') }
            its('groups') { should contain_exactly('deploy', 'wheelers') }
            its('home') { should eq('/home/deploy') }
            its('home_directory') { should eq('/home/deploy') }
            its('shell') { should eq('/bin/bash') }
            its('login_shell') { should eq('/bin/bash') }
            its('comment') { should eq('Deployment,,,') }
            its('authorized_keys.size') { should eq(3) }
            its('maximum_days_between_password_change') { should eq(99999) }
            its('encrypted_password') { should eq('!') }
        }
        describe(user('alice')) {
            it { should belong_to_group('wheel') }
            it { should_not be_locked }
            its('comment') { should eq('Alice Ångström') }
            its('minimum_days_between_password_change') { should eq(7) }
            its('maximum_days_between_password_change') { should eq(90) }
            its('warning_days_before_password_expires') { should eq(14) }
            its('inactive_days_after_password_expired') { should eq(30) }
            its('last_password_change') { should eq('2026-01-15T00:00:00Z') }
            its('account_expires') { should eq('2030-12-31T00:00:00Z') }
            its('encrypted_password') { should start_with('$6$') }
        }
        describe(user('svc-app')) {
            it { should be_system_user }
            its('maximum_days_between_password_change') { should be_nil }
        }
        describe(user('root')) { it { should be_system_user } }
        ['nobody-at-all', '0', '1500', 'deploy:x', 'dep', '-h', '--help', '$(id)', '; touch /srv/hostile/ran;', '日本'].each { name ->
            describe(user(name)) { it { should_not exist } }
        }
    }
    context('RPM host') {
        on(host: 'rpm-01')
        describe(user('tenken')) {
            it { should exist }
            it { should belong_to_primary_group('tenken') }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(user('tenken')) {
            it { should exist }
            it { should have_uid(1500) }
            it { should have_login_shell('/bin/sh') }
            it { should belong_to_group('wheel') }
            it { should_not belong_to_group('tty') }
            its('maximum_days_between_password_change') { should eq(99999) }
        }
        describe(user('0')) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(user('nobody-at-all')) { it { should exist } }
    describe(user('deploy')) {
        it { should have_uid(2002) }
        it { should have_gid(2002) }
        it { should have_home_directory('/home/deploy/') }
        it { should have_home_directory('/home') }
        it { should have_login_shell('/bin/ba') }
        it { should belong_to_group('wheel') }
        it { should belong_to_group(2010) }
        it { should belong_to_groups('deploy', 'wheel') }
        it { should belong_to_primary_group('wheelers') }
        it { should have_authorized_key('ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOldKeyThatWasTakenOutLongAgoxxxxxxxxxxxxxx') }
        it { should have_authorized_key('ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIKYGwTVVuuLQUwYmtcAnrmxtN2b5LqRYrDzAyLWkdQ6M') }
        it { should be_system_user }
        its('uid') { should eq(1) }
        its('gid') { should eq(1) }
        its('group') { should eq('wheelers') }
        its('groups') { should include('wheel') }
        its('home') { should eq('/root') }
        its('home_directory') { should eq('/root') }
        its('shell') { should eq('/bin/sh') }
        its('login_shell') { should eq('/bin/sh') }
        its('comment') { should be_empty }
        its('authorized_keys') { should be_empty }
        its('minimum_days_between_password_change') { should eq(1) }
        its('maximum_days_between_password_change') { should be <= 90 }
        its('warning_days_before_password_expires') { should eq(14) }
        its('encrypted_password') { should start_with('$6$') }
        its('last_password_change') { should eq('2026-01-15T00:00:00Z') }
        its('inactive_days_after_password_expired') { should eq(30) }
        its('account_expires') { should eq('2030-12-31T00:00:00Z') }
    }
    describe(user('alice')) {
        it { should be_locked }
        its('inactive_days_after_password_expired') { should eq(31) }
        its('account_expires') { should eq('2030-12-30T00:00:00Z') }
    }
}
