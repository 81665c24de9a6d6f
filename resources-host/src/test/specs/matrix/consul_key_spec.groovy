// mon-01 has nginx in the agent's place, with answers made up in the form that the API's documentation gives.
context('passes') {
    context('in the store') {
        on(host: 'mon-01')
        describe(consul_key('app/config')) {
            it { should exist }
            its('value') { should eq('workers = 4\nname = "点検"\n') }
        }
        describe(consul_key('app/with space')) { its('value') { should eq('yes') } }
        describe(consul_key('app/empty')) {
            it { should exist }
            its('value') { should eq('') }
        }
        describe(consul_key('app/bytes')) { it { should exist } }
        describe(consul_key('secret', token: 'lab-token')) { its('value') { should eq('open') } }
    }
    context('not in the store') {
        on(host: 'mon-01')
        ['app', 'app/', 'app/confi', 'APP/CONFIG', '; id', '$(id)', '-x', 'a\nb', 'a"b', 'app/config?raw', 'app/config#', '点検'].each { key ->
            describe(consul_key(key)) { it { should_not exist } }
        }
    }
}

context('fails') {
    on(host: 'mon-01')
    describe(consul_key('app/config')) { its('value') { should eq('workers = 4') } }
    describe(consul_key('app/confi')) { it { should exist } }
}

context('unknown') {
    context('refused, or answered otherwise than by an agent') {
        on(host: 'mon-01')
        ['secret', 'no-leader', 'cut', 'mistaken'].each { key ->
            describe(consul_key(key)) {
                it { should exist }
                its('value') { should eq('x') }
            }
        }
        describe(consul_key('app/bytes')) { its('value') { should eq('') } }
        ['http://127.0.0.1:8500/elsewhere', 'http://mon-01.lab.test'].each { url ->
            describe(consul_key('app/config', url: url)) { it { should exist } }
        }
    }
    context('no answer') {
        on(host: ['mon-01', 'web-01', 'busy-01'])
        describe(consul_key('app/config', url: 'http://127.0.0.1:1')) {
            it { should exist }
            its('value') { should eq('x') }
        }
    }
}
