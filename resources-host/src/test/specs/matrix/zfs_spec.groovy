// cont-01 has a stand-in for zfs; see lab/README.md.
context('passes') {
    on(host: 'cont-01')
    describe(zfs('tank/home')) {
        it { should exist }
        it { should have_property('mountpoint': '/tank/home') }
        it { should have_property('quota': '10G', 'compression': 'on') }
        it { should have_property('quota': 10737418240) }
        its('quota') { should eq(10737418240) }
        its('mountpoint') { should eq('/tank/home') }
        its('com.example:backup') { should eq('daily') }
    }
}

context('fails') {
    on(host: 'cont-01')
    describe(zfs('tank/home')) {
        it { should have_property('mountpoint': '/tank') }
        it { should have_property('mountpoint': '/tank/home', 'compression': 'off') }
        it { should have_property('no.such': 'x') }
        its('quota') { should eq(0) }
    }
    ['tank', 'tank/hom', 'tank/home2', '; id', '$(id)', '-x', 'tank/home\n'].each { name ->
        describe(zfs(name)) { it { should exist } }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    describe(zfs('tank/home')) {
        it { should exist }
        it { should have_property('mountpoint': '/tank/home') }
        its('quota') { should eq(0) }
    }
}
