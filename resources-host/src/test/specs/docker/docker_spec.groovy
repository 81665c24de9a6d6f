context('passes') {
    [docker_container('app'), docker_container('app', by: 'docker')].each { app ->
        describe(app) {
            it { should exist }
            it { should be_running }
            it { should have_volume('/data', '/srv') }
            it { should have_volume('/store', 'named') }
            its('HostConfig.NetworkMode') { should eq('none') }
            its('Args[0]') { should eq('-c') }
            its('Config.Env') { should include('APP_MODE=lab') }
            its('Config.Labels.tier') { should eq('lab') }
            its('State.Pid') { should be > 1 }
            its('inspection') { should have_key('HostConfig') }
        }
    }
    describe(docker_container('ended')) {
        it { should exist }
        its('State.ExitCode') { should eq(3) }
        its('State.Status') { should eq('exited') }
    }
    describe(docker_container('created')) {
        it { should exist }
        its('State.Status') { should eq('created') }
    }
    describe(docker_image('lab.test/box:1.0')) {
        it { should exist }
        its('RepoTags') { should include('lab.test/box:1.0') }
        its('inspection') { should have_key('Architecture') }
    }
}

context('fails') {
    ['ended', 'created'].each { name ->
        describe(docker_container(name)) {
            it { should be_running }
            it { should have_volume('/data', '/srv') }
        }
    }
    describe(docker_container('app')) {
        it { should have_volume('/data', '/srv/data') }
        it { should have_volume('/srv', '/data') }
        it { should have_volume('/store', 'nosuch') }
        its('HostConfig.NetworkMode') { should eq('bridge') }
        its('Config.Env') { should include('APP_MODE') }
        its('inspection') { should have_key('Hostconfig') }
    }
    ['ap', 'app2', 'APP', 'lab.test/box:1.0', '; id', '$(id)', '-x', '--help', 'app\n', 'app ended', '点検'].each { name ->
        describe(docker_container(name)) {
            it { should exist }
            it { should be_running }
        }
    }
    // A container is no image.
    ['app', 'ended', 'lab.test/box', 'lab.test/box:1', 'nosuch/app', '; id', '$(id)', '-x', 'lab.test/box:1.0\n', 'Lab.Test/Box'].each { name ->
        describe(docker_image(name)) { it { should exist } }
    }
    describe(docker_image('lab.test/box:1.0')) {
        its('RepoTags') { should include('lab.test/box:2.0') }
        its('inspection') { should have_key('State') }
    }
}
