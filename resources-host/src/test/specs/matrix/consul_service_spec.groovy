// mon-01 has nginx in the agent's place, with answers made up in the form that the API's documentation gives.
context('passes') {
    context('registered') {
        on(host: 'mon-01')
        describe(consul_service('web')) {
            it { should exist }
            it { should be_registered }
            it { should be_healthy }
            its('status') { should eq('passing') }
            its('port') { should eq(8080) }
            its('address') { should eq('10.231.77.22') }
            its('tags') { should eq(['v2', 'primary']) }
        }
        describe(consul_service('web', url: 'http://localhost:8500/')) { it { should be_healthy } }
        // One instance is well, the other ill.
        describe(consul_service('api')) {
            it { should exist }
            it { should_not be_healthy }
            its('status') { should eq('critical') }
            its('tags') { should eq(['blue']) }
        }
        describe(consul_service('api', id: 'api-1')) {
            it { should be_healthy }
            its('port') { should eq(8081) }
        }
        describe(consul_service('api', id: 'api')) { it { should_not exist } }
        describe(consul_service('cache')) {
            it { should be_registered }
            it { should_not be_healthy }
            its('status') { should eq('warning') }
            its('address') { should_not eq('') }
        }
        describe(consul_service('quiet')) {
            it { should be_healthy }
            its('port') { should eq(0) }
            its('tags') { should be_empty }
        }
        describe(consul_service('resting')) {
            it { should_not be_healthy }
            its('status') { should eq('maintenance') }
            its('tags') { should be_empty }
        }
        describe(consul_service('secret', token: 'lab-token')) { it { should be_healthy } }
    }
    context('asked without curl') {
        on(host: ['web-01', 'busy-01'])
        describe(consul_service('web', url: 'http://10.231.77.22:8500')) { its('port') { should eq(8080) } }
        describe(consul_service('secret', url: 'http://10.231.77.22:8500', token: 'lab-token')) { its('port') { should eq(7000) } }
        describe(consul_service('api', url: 'http://10.231.77.22:8500')) { its('status') { should eq('critical') } }
        describe(consul_service('webs', url: 'http://10.231.77.22:8500')) { it { should_not exist } }
    }
    context('not registered') {
        on(host: 'mon-01')
        ['we', 'webs', 'WEB', '; id', '$(id)', '-x', 'a\nb', 'a"b', 'web?passing', 'web#', '点検'].each { name ->
            describe(consul_service(name)) {
                it { should_not exist }
                it { should_not be_registered }
            }
        }
    }
}

context('fails') {
    context('another value') {
        on(host: 'mon-01')
        describe(consul_service('web')) {
            its('status') { should eq('critical') }
            its('port') { should eq(80) }
            its('address') { should eq('10.231.77.2') }
            its('tags') { should eq(['v2']) }
        }
        describe(consul_service('api')) { it { should be_healthy } }
        describe(consul_service('nothing')) {
            it { should exist }
            it { should be_registered }
        }
    }
}

context('unknown') {
    context('instances that differ') {
        on(host: 'mon-01')
        describe(consul_service('api')) { its('port') { should eq(8081) } }
    }
    context('refused, or answered otherwise than by an agent') {
        on(host: 'mon-01')
        ['secret', 'cut', 'other', 'down'].each { name ->
            describe(consul_service(name)) {
                it { should exist }
                it { should be_registered }
                it { should be_healthy }
                its('status') { should eq('passing') }
                its('port') { should eq(7000) }
                its('address') { should eq('') }
                its('tags') { should be_empty }
            }
        }
        describe(consul_service('secret', token: 'another-token')) { it { should exist } }
        ['http://127.0.0.1:8500/elsewhere', 'http://mon-01.lab.test', 'http://mon-01.lab.test/broken'].each { url ->
            describe(consul_service('web', url: url)) { it { should exist } }
        }
    }
    context('no answer') {
        on(host: ['mon-01', 'web-01', 'busy-01'])
        describe(consul_service('web', url: 'http://127.0.0.1:1')) { it { should exist } }
        describe(consul_service('web', url: 'http://127.0.0.1:1', token: 'lab-token')) { it { should exist } }
    }
}
