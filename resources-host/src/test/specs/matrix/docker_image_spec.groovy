context('passes') {
    on(host: 'cont-01')
    // docker is Podman's command of that name.
    [docker_image('lab.test/app:1.0'), docker_image('lab.test/app:1.0', by: 'podman'), docker_image('lab.test/app:1.0', by: 'docker')].each { app ->
        describe(app) {
            it { should exist }
            its('Config.Cmd') { should eq(['/bin/sleep', '1000000']) }
            its('Config.Cmd[0]') { should eq('/bin/sleep') }
            its(['Config.Labels']) { should have_key('tier') }
            its('RepoTags') { should include('lab.test/app:1.0') }
            its('inspection') { should have_key('Architecture') }
        }
    }
}

context('fails') {
    on(host: 'cont-01')
    describe(docker_image('lab.test/app:1.0')) {
        its('Config.Cmd') { should eq(['/bin/sh']) }
        its('inspection') { should have_key('State') }
    }
    // A container is no image.
    ['app', 'stopped', 'lab.test/app', 'lab.test/app:1', 'lab.test/app:1.0.0', 'nosuch/app', '; id', '$(id)', '-x', 'lab.test/app:1.0\n'].each { name ->
        describe(docker_image(name)) { it { should exist } }
    }
}

context('unknown') {
    on(host: 'web-01')
    describe(docker_image('lab.test/app:1.0')) {
        it { should exist }
        its('Config.Cmd') { should eq(['/bin/sh']) }
        its('inspection') { should have_key('Architecture') }
    }
}
