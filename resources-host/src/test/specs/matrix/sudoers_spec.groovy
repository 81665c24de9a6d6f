context('passes') {
    context('rules of every shape') {
        on(host: 'mon-01')
        describe(sudoers) {
            it { should have_rule('deploy') }
            it { should have_rule('deploy').for_command('/usr/sbin/nginx -t') }
            it { should have_rule('deploy').for_command('/usr/sbin/nginx -t').without_password }
            it { should have_rule('deploy').for_command('/usr/sbin/nginx -t').run_as('root') }
            it { should_not have_rule('deploy').for_command('/usr/sbin/nginx -t').run_as('svc-app') }
            it { should have_rule('keyless').for_command('/bin/systemctl reload nginx').run_as('root').without_password }
            it { should have_rule('deploy').for_command('/opt/app/bin/console').run_as('svc-app') }
            it { should have_rule('deploy').for_command('/opt/app/bin/console --help') }
            it { should_not have_rule('deploy').for_command('/opt/app/bin/console').without_password }
            it { should_not have_rule('deploy').for_command('/bin/su') }
            it { should_not have_rule('deploy').for_command('ALL') }
            it { should have_rule('%adm').for_command('ALL').run_as('root') }
            it { should_not have_rule('%adm').without_password }
            it { should_not have_rule('adm') }
            it { should have_rule('open').for_command('/bin/sh') }
            it { should have_rule('tenken').for_command('ALL').without_password }
            its('users_without_password') { should eq(['deploy', 'keyless', 'tenken']) }
            its('rules') { should include('deploy, keyless ALL = (root) NOPASSWD: /usr/sbin/nginx -t, /bin/systemctl reload nginx') }
            its('rules') { should include('deploy ALL = (svc-app : svc-app) /opt/app/bin/console, !/bin/su') }
            its('rules') { should include('open mon-01 = (ALL) ALL') }
        }
    }
    context('the rules that Debian has, and one more') {
        on(host: ['sysv-01', 'rc-01'])
        describe(sudoers) {
            it { should have_rule('%sudo').for_command('ALL') }
            it { should_not have_rule('deploy') }
        }
    }
}

context('fails') {
    on(host: 'mon-01')
    describe(sudoers) {
        it { should have_rule('svc-app') }
        it { should have_rule('OPS') }
        it { should have_rule('ALL') }
        it { should have_rule('adm') }
        it { should have_rule('%ad') }
        it { should have_rule('Deploy') }
        it { should have_rule('deploy').for_command('ALL') }
        it { should have_rule('deploy').for_command('/bin/su') }
        it { should have_rule('deploy').for_command('/usr/sbin/nginx') }
        it { should have_rule('deploy').for_command('/usr/sbin/nginx -T') }
        it { should have_rule('deploy').for_command('/usr/sbin/nginx -t').run_as('svc-app') }
        it { should have_rule('deploy').for_command('/opt/app/bin/console').run_as('root') }
        it { should have_rule('deploy').for_command('/opt/app/bin/console').without_password }
        it { should have_rule('open').without_password }
        it { should have_rule('%adm').for_command('ALL').without_password }
        it { should have_rule('; id') }
        it { should have_rule('$(id)') }
        it { should have_rule('-x') }
        it { should have_rule('root\nopen') }
        it { should have_rule('nobody') }
        it { should have_rule('日本') }
        its('users_without_password') { should be_empty }
        its('users_without_password') { should include('open') }
        its('rules') { should be_empty }
        its('rules') { should include('ALL') }
    }
}

context('unknown') {
    context('no cvtsudoers') {
        on(host: 'busy-01')
        describe(sudoers) {
            it { should have_rule('root') }
            it { should have_rule('deploy').for_command('ALL').without_password }
            its('users_without_password') { should be_empty }
            its('rules') { should be_empty }
        }
    }
    context('not told by the rules') {
        on(host: 'mon-01')
        describe(sudoers) {
            it { should have_rule('deploy').for_command('/usr/sbin/n*') }
        }
    }
}
