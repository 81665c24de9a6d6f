context('passes') {
    context('as a user') {
        on(host: 'web-01')
        describe(cron) { it { should have_entry('*/10 * * * * /usr/local/bin/app-sync --quick') } }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(cron) {
        it { should have_entry('*/5 * * * * /usr/local/bin/app-heartbeat') }
        it { should have_entry('30 2 * * * /home/deploy/bin/cleanup').with_user('deploy') }
        its('table') { should match(/app-heartbeat/) }
        its('entries') { should be_empty }
    }
}
