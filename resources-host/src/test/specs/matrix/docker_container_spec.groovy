context('passes') {
    on(host: 'cont-01')
    // docker is Podman's command of that name.
    [docker_container('app'), docker_container('app', by: 'podman'), docker_container('app', by: 'docker')].each { app ->
        describe(app) {
            it { should exist }
            it { should be_running }
            it { should have_volume('/data', '/srv/data') }
            it { should have_volume('/cache', 'named') }
            it { should have_volume('/cache', '/var/lib/containers/storage/volumes/named/_data') }
            its('HostConfig.NetworkMode') { should eq('host') }
            its(['HostConfig.NetworkMode']) { should eq('host') }
            its(['HostConfig', 'NetworkMode']) { should eq('host') }
            its('Args[0]') { should eq('1000000') }
            its('Config.Env') { should include('APP_MODE=lab') }
            its('Config.Labels.tier') { should eq('lab') }
            its('State.Pid') { should be > 1 }
            its('inspection') { should have_key('HostConfig') }
        }
    }
    describe(docker_container('stopped')) {
        it { should exist }
        its('State.Status') { should eq('created') }
    }
}

context('fails') {
    on(host: 'cont-01')
    describe(docker_container('stopped')) {
        it { should be_running }
        it { should have_volume('/data', '/srv/data') }
    }
    describe(docker_container('app')) {
        it { should have_volume('/data', '/srv') }
        it { should have_volume('/srv/data', '/data') }
        it { should have_volume('/dat', '/srv/data') }
        its('HostConfig.NetworkMode') { should eq('bridge') }
        its('inspection') { should have_key('Hostconfig') }
    }
    ['ap', 'app2', 'APP', 'lab.test/app:1.0', '; id', '$(id)', '-x', '--help', 'app\n', 'app stopped', '点検'].each { name ->
        [docker_container(name), docker_container(name, by: 'podman')].each { none ->
            describe(none) {
                it { should exist }
                it { should be_running }
            }
        }
    }
}

context('unknown') {
    // No engine is on this host.
    context('no engine') {
        on(host: 'web-01')
        describe(docker_container('app')) {
            it { should exist }
            it { should be_running }
            it { should have_volume('/data', '/srv/data') }
            its('HostConfig.NetworkMode') { should eq('host') }
            its('inspection') { should have_key('HostConfig') }
        }
        describe(docker_container('app', by: 'podman')) { it { should exist } }
    }
}
