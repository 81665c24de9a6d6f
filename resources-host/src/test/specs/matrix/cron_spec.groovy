context('passes') {
    context('as root') {
        on(host: 'web-01')
        describe(cron) {
            it { should have_entry('*/5 * * * * /usr/local/bin/app-heartbeat') }
            it { should have_entry('*/5 * * * * /usr/local/bin/app-heartbeat').with_user('root') }
            it { should have_entry('15 4 * * 1-5 /usr/local/bin/app-rotate --keep 7 "two words"') }
            it { should have_entry('@daily /usr/local/bin/app-report > /dev/null 2>&1') }
            it { should have_entry('30 2 * * * /home/deploy/bin/cleanup').with_user('deploy') }
            it { should have_entry('*/10 * * * * /usr/local/bin/app-sync --quick').with_user('deploy') }
            it { should have_entry('*/10 * * * * deploy /usr/local/bin/app-sync --quick') }
            it { should_not have_entry('0 3 * * * /usr/local/bin/old-backup') }
            it { should_not have_entry('0 0 * * * /usr/local/bin/app-purge') }
            it { should_not have_entry('30 2 * * * /home/deploy/bin/cleanup').with_user('root') }
            it { should_not have_entry('30 2 * * * /home/deploy/bin/clean') }
            its('table') { should match(/app-heartbeat/) }
            its('entries') { should include([schedule: '*/5 * * * *', command: '/usr/local/bin/app-heartbeat', user: 'root', file: '/var/spool/cron/crontabs/root']) }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(cron()) {
            it { should have_entry('*/15 * * * * /bin/sync-clock').with_user('root') }
            it { should_not have_entry('*/15 * * * * /bin/sync') }
        }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(cron) {
        it { should have_entry('0 3 * * * /usr/local/bin/old-backup') }
        it { should have_entry('*/5 * * * * /usr/local/bin/app-heartbeat').with_user('deploy') }
        it { should have_entry('*/5 * * * * /usr/local/bin/app-heart') }
        it { should have_entry('15 4 * * 1-5 /usr/local/bin/app-rotate --keep 7 "two  words"') }
        its('table') { should match(/no such text/) }
        its('entries') { should be_empty }
    }
}
