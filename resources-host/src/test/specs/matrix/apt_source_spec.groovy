context('passes') {
    on(host: 'lang-01')
    describe(apt_source('file:/srv/apt')) {
        it { should exist }
        it { should be_enabled }
        its('types') { should eq(['deb']) }
        its('suites') { should eq(['lab', 'lab-security']) }
        its('components') { should eq(['main']) }
        its('files') { should eq(['/etc/apt/sources.list.d/lab.list']) }
    }
    describe(apt_source('file:/srv/apt/')) { it { should be_enabled } }
    describe(apt_source('https://ppa.launchpadcontent.net/lab/newer/ubuntu')) { its('types') { should eq(['deb', 'deb-src']) } }
    ['file:/srv/ap', 'file:/srv/apt; id', '$(id)', '-x', 'file:/srv/apt\n', '点検', 'http://ppa.launchpad.net/lab'].each { name ->
        describe(apt_source(name)) {
            it { should_not exist }
            it { should_not be_enabled }
        }
    }
}

context('fails') {
    on(host: 'lang-01')
    describe(apt_source('http://ppa.launchpad.net/lab/old/ubuntu')) {
        it { should be_enabled }
        it { should_not exist }
    }
    describe(apt_source('file:/srv/apt')) {
        its('types') { should eq(['deb-src']) }
        its('suites') { should eq(['lab']) }
        its('components') { should eq(['universe']) }
        its('files') { should eq(['/etc/apt/sources.list']) }
    }
    describe(apt_source('file:/srv/none')) {
        it { should exist }
        it { should be_enabled }
    }
}

context('unknown') {
    on(host: ['rpm-01', 'busy-01'])
    describe(apt_source('file:/srv/apt')) {
        it { should exist }
        it { should be_enabled }
        its('suites') { should be_empty }
    }
}
