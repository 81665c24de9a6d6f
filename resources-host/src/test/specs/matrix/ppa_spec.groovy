context('passes') {
    on(host: 'lang-01')
    ['lab/tools', 'ppa:lab/tools'].each { name ->
        describe(ppa(name)) {
            it { should exist }
            it { should be_enabled }
            its('types') { should eq(['deb']) }
            its('suites') { should eq(['jammy']) }
            its('components') { should eq(['main']) }
            its('files') { should eq(['/etc/apt/sources.list.d/lab-ubuntu-tools-jammy.list']) }
        }
    }
    ['lab/new', 'lab/newer'].each { name -> describe(ppa(name)) { it { should be_enabled } } }
    ['lab/old', 'lab/off'].each { name ->
        describe(ppa(name)) {
            it { should exist }
            it { should_not be_enabled }
        }
    }
    ['lab/tool', 'lab', 'ab/tools', 'lab/tools/ubuntu', 'lab/.*', '$(id)', '-x', 'lab/tools; id', 'lab/tools\n', '点/検'].each { name ->
        describe(ppa(name)) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'lang-01')
    describe(ppa('lab/old')) {
        it { should be_enabled }
        it { should_not exist }
    }
    describe(ppa('lab/new')) {
        its('types') { should eq(['deb']) }
        its('suites') { should eq(['noble']) }
        its('components') { should eq(['universe']) }
        its('files') { should be_empty }
    }
    describe(ppa('lab/none')) {
        it { should exist }
        it { should be_enabled }
    }
}

context('unknown') {
    on(host: ['rpm-01', 'busy-01'])
    describe(ppa('lab/tools')) {
        it { should exist }
        it { should be_enabled }
    }
}
