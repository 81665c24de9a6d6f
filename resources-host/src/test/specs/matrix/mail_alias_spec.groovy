context('passes') {
    context('by the tables of Postfix') {
        on(host: 'conf-01')
        describe(mail_alias('root')) {
            it { should exist }
            it { should be_aliased_to('ops@lab.test') }
            it { should be_aliased_to('oncall@lab.test') }
            it { should_not be_aliased_to('oncall') }
            its('recipients') { should eq(['ops@lab.test', 'oncall@lab.test']) }
        }
        describe(mail_alias('admin')) { it { should be_aliased_to('alice') } }
        describe(mail_alias('pipe')) { its('recipients') { should eq(["|/usr/local/bin/to-ticket --queue 'a, b'"]) } }
        describe(mail_alias('archive')) { it { should be_aliased_to(':include:/etc/mail/list') } }
        // In the file, but newaliases was not run since.
        describe(mail_alias('forgotten')) { it { should_not exist } }
    }
    context('by the file') {
        on(host: 'sysv-01')
        describe(mail_alias('postmaster')) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'conf-01')
    describe(mail_alias('root')) {
        it { should be_aliased_to('ops') }
        it { should be_aliased_to('OPS@lab.test') }
        its('recipients') { should be_empty }
    }
    ['roo', 'forgotten', 'old', '; id', '$(id)', '-x', '点検', 'ro\not'].each { name ->
        describe(mail_alias(name)) {
            it { should exist }
            it { should be_aliased_to('ops@lab.test') }
        }
    }
}
