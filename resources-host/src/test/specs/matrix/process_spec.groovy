context('passes') {
    context('procps') {
        on(host: 'web-01')
        describe(process('nginx')) {
            it { should be_running }
            it { should exist }
            its('count') { should eq(3) }
            its('user') { should eq('root') }
            its('users') { should contain_exactly('root', 'www-data') }
            its('group') { should eq('root') }
            its('pid') { should be > 1 }
            its('pids') { should any(be > 1) }
            its('ppid') { should eq(1) }
            its('args') { should match(/master process/) }
            its('comm') { should eq('nginx') }
            its('rss') { should be > 100.kilobytes }
            its('vsz') { should be > 1.megabytes }
            its('stat') { should start_with('S') }
            its('elapsed') { should be > 1.seconds }
            its('etimes') { should be > 1 }
            its('started_at') { should be < 1.seconds.ago }
            its('nlwp') { should eq(1) }
            its('euser') { should eq('root') }
            its('ni') { should be_between(-20, 19) }
            its('tt') { should eq('?') }
            its('cgroup') { should match(/nginx/) }
            its('open_files') { should be_between(5, 200) }
            its('limits.open_files.soft') { should be >= 1024 }
            its('limits.core_file_size.hard') { should eq('unlimited') }
        }
        describe(process('nginx', user: 'www-data')) {
            its('count') { should eq(2) }
            its('args') { should eq('nginx: worker process') }
        }
        describe(process('nginx', user: 'www-data', args: ~/worker/)) { it { should be_running } }
        describe(process('systemd-journald')) { it { should be_running } }
        describe(process('tenken-lab-long-process-name')) { it { should be_running } }
        describe(process(~/java.*app/)) {
            it { should be_running }
            its('user') { should eq('deploy') }
        }
        describe(process(~/(?i)JAVA -c/)) { it { should be_running } }
        describe(process('consul')) { it { should_not be_running } }
        describe(process('consul')) { its('count') { should eq(0) } }
        describe(process('tenken-lab-lon')) { it { should_not be_running } }
        describe(process('ps')) { it { should_not be_running } }
        describe(process('sudo')) { it { should_not be_running } }
        ['nginx; id', '-C', '$(id)', 'ngin', 'nginx\nsshd'].each { name ->
            describe(process(name)) { it { should_not be_running } }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(process('httpd')) {
            it { should be_running }
            its('count') { should eq(1) }
            its('user') { should eq('root') }
            its('group') { should eq('root') }
            its('ppid') { should eq(1) }
            its('args') { should match(/-p 8080/) }
            its('open_files') { should be > 0 }
            its('limits.open_files.hard') { should be >= 1024 }
            its('rss') { should be > 100.kilobytes }
            its('vsz') { should be > 1.megabytes }
        }
        describe(process('nginx')) { it { should_not be_running } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(process('consul')) {
        it { should be_running }
        it { should exist }
        its('count') { should be > 0 }
    }
    describe(process('nginx', user: 'deploy')) { it { should be_running } }
    describe(process('nginx', args: 'nginx')) { it { should be_running } }
    describe(process(~/^java -jar nothing/)) { it { should be_running } }
    describe(process('nginx')) {
        its('count') { should eq(1) }
        its('user') { should eq('www-data') }
        its('users') { should contain_exactly('root') }
        its('group') { should eq('www-data') }
        its('pid') { should eq(1) }
        its('pids') { should be_empty }
        its('ppid') { should eq(0) }
        its('args') { should eq('nginx') }
        its('comm') { should eq('apache2') }
        its('rss') { should be > 10.gigabytes }
        its('vsz') { should be > 10000.gigabytes }
        its('stat') { should start_with('Z') }
        its('elapsed') { should be < 1.seconds }
        its('etimes') { should eq(0) }
        its('started_at') { should be > 1.seconds.ago }
        its('nlwp') { should eq(99) }
        its('open_files') { should eq(0) }
        its('limits.open_files.soft') { should be < 100 }
        its('limits.no_such') { should eq(1) }
    }
}

context('unknown') {
    on(host: 'busy-01')
    describe(process('httpd')) {
        its('elapsed') { should be > 1.seconds }
        its('etimes') { should be > 1 }
        its('started_at') { should be < 1.seconds.ago }
        its('nlwp') { should eq(1) }
        its('cgroup') { should eq('') }
    }
}
