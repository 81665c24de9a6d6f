context('unknown') {
    describe(docker_container('app')) {
        it { should exist }
        it { should be_running }
        it { should have_volume('/data', '/srv') }
        its('HostConfig.NetworkMode') { should eq('none') }
        its('inspection') { should have_key('HostConfig') }
    }
    describe(docker_image('lab.test/box:1.0')) {
        it { should exist }
        its('RepoTags') { should include('lab.test/box:1.0') }
    }
}
