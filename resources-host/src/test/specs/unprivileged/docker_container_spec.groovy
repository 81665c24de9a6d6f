context('unknown') {
    on(host: 'cont-01')
    describe(docker_container('app')) {
        it { should exist }
        it { should be_running }
    }
    describe(docker_image('lab.test/app:1.0')) { it { should exist } }
}
