context('passes') {
    context('dpkg') {
        on(host: 'web-01')
        describe(pkg('nginx')) {
            it { should be_installed }
            it { should be_installed.with_version('1.22.1') }
            it { should be_installed.with_version(~/^1\.22\./) }
            it { should be_installed.at_least('1.22') }
            it { should be_installed.at_least('1.9.15') }
            it { should be_installed.below('1.100') }
            it { should be_installed.by('dpkg') }
            it { should be_installed.by('apt').with_version('1.22.1') }
            its('version') { should match(/^1\.22\.1-/) }
            its('version') { should be >= '1.22' }
            its('versions') { should all(match(/^1\.22\.1-/)) }
            its('upstream_version') { should eq('1.22.1') }
            its('release') { should start_with('9') }
            its('epoch') { should eq(0) }
            its('arch') { should eq('amd64') }
            its('status') { should eq('install ok installed') }
            its('provider') { should eq('dpkg') }
        }
        describe(pkg('libc6:amd64')) { it { should be_installed } }
        describe(package: 'openssh-server') {
            it { should be_installed.with_version('1:9.2p1') }
            it { should be_installed.with_version('9.2p1') }
            its('epoch') { should eq(1) }
            its('upstream_version') { should eq('9.2p1') }
        }
        ['nginx;id', '--all', '$(id)', 'ngin'].each { name ->
            describe(pkg(name)) { it { should_not be_installed } }
        }
    }
    context('rpm') {
        on(host: 'rpm-01')
        describe(pkg('nginx')) {
            it { should be_installed.by('rpm') }
            it { should be_installed.with_version('1.20.1') }
            it { should be_installed.with_version('1.20.1-14.el9') }
            it { should be_installed.with_version('1:1.20.1-14.el9') }
            its('version') { should eq('1.20.1-14.el9') }
            its('epoch') { should eq(1) }
            its('release') { should eq('14.el9') }
            its('provider') { should eq('rpm') }
            its('status') { should eq('installed') }
        }
        describe(pkg('kernel-core')) {
            it { should be_installed.with_version('5.14.0') }
            it { should be_installed.with_version('5.15.0') }
            its('versions') { should eq(['5.14.0-362.el9', '5.15.0-427.el9']) }
            its('version') { should eq('5.15.0-427.el9') }
        }
        describe(pkg('glibc.i686')) { its('arch') { should eq('i686') } }
        describe(pkg('preview')) {
            it { should be_installed.below('2.0') }
            it { should_not be_installed.at_least('2.0') }
        }
        describe(pkg('snapshot')) { it { should be_installed.at_least('1.0') } }
        ['httpd', 'consul', '--all', 'bash;id'].each { name ->
            describe(pkg(name)) { it { should_not be_installed } }
        }
    }
    context('package managers of languages') {
        on(host: 'lang-01')
        describe(pkg('lab-tool')) {
            it { should be_installed.by('gem') }
            it { should be_installed.by('gem').with_version('2.0.0') }
            it { should be_installed.by('gem').with_version('2.0.1') }
            it { should be_installed.by('npm').with_version('2.0.1') }
            it { should_not be_installed.by('npm').with_version('2.0') }
            it { should be_installed.by('npm').at_least('2.0').below('2.0.2') }
            // pip's names are the same with any case and - _ . between words.
            it { should be_installed.by('pip').with_version('2.0.1') }
            it { should be_installed.by('pip3').at_least('2.0.1rc1') }
            it { should_not be_installed }
        }
        describe(pkg('Lab.Tool')) { it { should be_installed.by('pip') } }
        describe(pkg('json')) { it { should be_installed.by('gem').at_least('2') } }
        describe(pkg('lab-agent')) {
            it { should be_installed.by('td_agent_gem').with_version('1.5.0.rc1') }
            it { should be_installed.by('td_agent_gem').below('1.5') }
            it { should_not be_installed.by('gem') }
        }
        describe(pkg('@lab/scoped')) { it { should be_installed.by('npm').with_version('1.4.0-rc.1').below('1.4.0') } }
        describe(pkg('Lab_Tool')) {
            it { should be_installed.by('pear').with_version('2.0.1') }
            it { should_not be_installed.by('pecl') }
        }
        describe(pkg('labext')) {
            it { should be_installed.by('pecl').with_version('2.0.0RC1').below('2.0.0') }
            it { should be_installed.by('pear') }
        }
        describe(pkg('Lab::Tool')) { it { should be_installed.by('cpan').with_version('2.001').below('2.1') } }
        describe(pkg('JSON::PP')) { it { should be_installed.by('cpan').at_least('4') } }
        describe(pkg('Lab::Unversioned')) { it { should be_installed.by('cpan') } }
        describe(pkg('ruby')) {
            it { should be_installed.by('rvm').with_version('3.2.2') }
            it { should be_installed.by('dpkg') }
        }
        describe(pkg('ruby-3.2.2')) { it { should be_installed.by('rvm') } }
        ['lab-too', 'lab-tool;id', '$(id)', '-x', 'Lab::Tool;id', 'Lab', 'strict\'', '点検'].each { name ->
            ['gem', 'td_agent_gem', 'npm', 'pip', 'pip3', 'pear', 'pecl', 'cpan', 'rvm'].each { manager ->
                describe(pkg(name)) { it { should_not be_installed.by(manager) } }
            }
        }
    }
}

context('fails') {
    context('package managers of languages') {
        on(host: 'lang-01')
        describe(pkg('lab-tool')) {
            it { should be_installed.by('gem').with_version('2.0.2') }
            it { should be_installed.by('npm').with_version('2.0') }
            it { should be_installed.by('pip').with_version('2.0.1.post1') }
            it { should be_installed.by('pip3').below('2.0.1') }
            it { should be_installed.by('td_agent_gem') }
        }
        describe(pkg('LAB-TOOL')) {
            it { should be_installed.by('gem') }
            it { should be_installed.by('npm') }
        }
        describe(pkg('Lab_Tool')) {
            it { should be_installed.by('pear').with_version('2.0') }
            it { should be_installed.by('pecl') }
        }
        describe(pkg('Lab::Tool')) { it { should be_installed.by('cpan').with_version('2.1') } }
        describe(pkg('Lab::Unversioned')) { it { should be_installed.by('cpan').with_version('1') } }
        describe(pkg('ruby')) { it { should be_installed.by('rvm').with_version('3.2') } }
    }
    context('dpkg') {
        on(host: 'web-01')
        describe(pkg('httpd')) {
            it { should be_installed }
            it { should be_installed.by('apt') }
        }
        describe(pkg('nginx')) {
            it { should be_installed.with_version('1.22') }
            it { should be_installed.with_version('1.22.1-1') }
            it { should be_installed.with_version('1:1.22.1') }
            it { should be_installed.with_version(~/^2/) }
            it { should be_installed.at_least('1.100') }
            it { should be_installed.below('1.9') }
            its('version') { should eq('1.22.1') }
            its('versions') { should be_empty }
            its('upstream_version') { should eq('1.22') }
            its('release') { should eq('1') }
            its('epoch') { should eq(1) }
            its('arch') { should eq('arm64') }
            its('status') { should eq('deinstall ok config-files') }
            its('provider') { should eq('rpm') }
        }
    }
    context('rpm') {
        on(host: 'rpm-01')
        describe(pkg('nginx')) {
            it { should be_installed.with_version('2:1.20.1') }
            it { should be_installed.with_version('1.20.1-15.el9') }
            it { should be_installed.by('rpm').with_version('1.20') }
        }
        describe(pkg('consul')) { it { should be_installed } }
        describe(pkg('glibc.s390x')) { it { should be_installed } }
    }
}

context('unknown') {
    context('no database') {
        on(host: 'busy-01')
        describe(pkg('busybox')) {
            it { should be_installed }
            it { should be_installed.with_version('1') }
            its('version') { should eq('1') }
        }
    }
    context('another database') {
        on(host: 'web-01')
        describe(pkg('nginx')) {
            it { should be_installed.by('rpm') }
            it { should be_installed.by('apk') }
            it { should be_installed.by('pacman') }
            ['gem', 'td_agent_gem', 'npm', 'pip', 'pip2', 'pip3', 'pear', 'pecl', 'rvm'].each { manager ->
                it { should be_installed.by(manager) }
            }
        }
    }
}
