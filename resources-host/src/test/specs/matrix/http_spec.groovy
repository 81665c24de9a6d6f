context('passes') {
    context('from the host, by curl') {
        on(host: 'mon-01')
        describe(http('http://mon-01.lab.test/health.json')) {
            it { should be_successful }
            its('status') { should eq(200) }
            its('headers.content-type') { should eq('application/json') }
            its('body') { should start_with('{"status": "ok"') }
            its('json.status') { should eq('ok') }
            its('json.checks[0].up') { should eq(true) }
        }
        describe(http('https://mon-01.lab.test/')) {
            it { should be_successful }
            its('certificate_days_left') { should be > 365 }
            its('certificate.common_name') { should eq('good.lab.test') }
            its('certificate.subject_alt_names') { should include('DNS:mon-01.lab.test') }
        }
        describe(http('https://10.231.77.22/')) { it { should be_successful } }
        describe(http('http://mon-01.lab.test/moved')) {
            it { should_not be_successful }
            its('status') { should eq(301) }
            its('headers.location') { should eq('http://mon-01.lab.test/health.json') }
        }
        describe(http('http://mon-01.lab.test/broken')) {
            its('status') { should eq(503) }
            its('body') { should eq('down\n') }
        }
        describe(http('http://mon-01.lab.test/echo', method: 'HEAD')) {
            its('status') { should eq(200) }
            its('body') { should eq('') }
        }
        describe(http('http://mon-01.lab.test/echo', headers: ['X-Probe': 'a "quoted" \\ $(id)'])) {
            its('body') { should eq('GET mon-01.lab.test a "quoted" \\ $(id)\n') }
        }
        describe(http('http://127.0.0.1/', headers: [Host: 'other.lab.test'])) { its('body') { should eq('the other\n') } }
        describe(http('http://mon-01.lab.test/twice')) { its('headers.x-twice') { should eq('one, two') } }
        describe(http('http://mon-01.lab.test/[a]{b,c}'.replaceAll(/[\[\]{}]/, ''))) { its('status') { should eq(404) } }
        // An expired certificate is looked at, and not trusted.
        describe(http('https://mon-01.lab.test:8443/')) {
            it { should_not be_successful }
            its('certificate_days_left') { should be < 0 }
            its('certificate.not_after') { should eq('2020-02-01T00:00:00Z') }
        }
        describe(http('https://mon-01.lab.test:8443/', insecure: true)) { its('body') { should eq('expired\n') } }
        describe(http('https://mon-01.lab.test:9443/')) { it { should_not be_successful } }
        describe(http('http://127.0.0.1:1/')) { it { should_not be_successful } }
    }
    context('from the host, without curl') {
        on(host: ['web-01', 'busy-01'])
        describe(http('http://10.231.77.22/health.json')) {
            it { should be_successful }
            its('status') { should eq(200) }
            its('headers.content-type') { should eq('application/json') }
            its('json.load') { should eq(0.5) }
        }
        describe(http('http://10.231.77.22/moved')) { its('status') { should eq(301) } }
        describe(http('http://10.231.77.22/echo', method: 'HEAD')) { its('body') { should eq('') } }
        describe(http('http://10.231.77.22/', headers: [Host: 'other.lab.test'])) { its('body') { should eq('the other\n') } }
        describe(http('http://10.231.77.22:1/')) { it { should_not be_successful } }
    }
    context('certificates without curl') {
        on(host: 'web-01')
        describe(http('https://10.231.77.22:8443/')) { its('certificate_days_left') { should be < 0 } }
    }
    context('from here') {
        on(host: ['web-01', 'busy-01'])
        describe(http('http://10.231.77.22/health.json', from: 'here')) {
            it { should be_successful }
            its('status') { should eq(200) }
            its('headers.content-type') { should eq('application/json') }
            its('body') { should start_with('{"status": "ok"') }
            its('json.checks.size') { should eq(1) }
        }
        describe(http('http://10.231.77.22/moved', from: 'here')) { its('status') { should eq(301) } }
        describe(http('http://10.231.77.22/echo', from: 'here', headers: ['X-Probe': 'x'])) {
            its('body') { should eq('GET 10.231.77.22 x\n') }
        }
        describe(http('http://10.231.77.22/echo', from: 'here', method: 'HEAD')) { its('body') { should eq('') } }
        describe(http('https://10.231.77.22/', from: 'here')) {
            // This machine does not know the lab's authority.
            it { should_not be_successful }
            its('certificate_days_left') { should be > 365 }
            its('certificate.common_name') { should eq('good.lab.test') }
        }
        describe(http('https://10.231.77.22:8443/', from: 'here', insecure: true)) {
            its('body') { should eq('expired\n') }
            its('certificate_days_left') { should be < 0 }
        }
        describe(http('http://10.231.77.22:1/', from: 'here')) { it { should_not be_successful } }
    }
}

context('fails') {
    context('answered otherwise') {
        on(host: 'mon-01')
        describe(http('http://mon-01.lab.test/broken')) {
            it { should be_successful }
            its('status') { should eq(200) }
            its('headers.content-type') { should eq('application/json') }
            its('body') { should eq('down') }
        }
        describe(http('http://mon-01.lab.test/health.json')) { its('json.status') { should eq('o') } }
        describe(http('https://mon-01.lab.test/')) {
            its('certificate_days_left') { should be < 30 }
            its('certificate.common_name') { should eq('lab.test') }
        }
    }
    context('not answered') {
        on(host: ['mon-01', 'busy-01'])
        describe(http('http://127.0.0.1:1/')) { it { should be_successful } }
        describe(http('http://10.231.77.22:1/', from: 'here')) { it { should be_successful } }
    }
}

context('unknown') {
    context('in time') {
        on(host: ['mon-01', 'web-01', 'busy-01'])
        describe(http('http://10.231.77.22:8099/', timeout: 1)) {
            it { should be_successful }
            its('status') { should eq(200) }
            its('body') { should eq('') }
            its('headers') { should be_empty }
            its('json') { should be_empty }
        }
        describe(http('http://10.231.77.22:8099/', timeout: 1.second, from: 'here')) {
            it { should be_successful }
            its('status') { should eq(200) }
        }
    }
    context('too long') {
        on(host: ['mon-01', 'web-01'])
        describe(http('http://10.231.77.22/large.txt')) { its('body') { should match(/x/) } }
        describe(http('http://10.231.77.22/large.txt', from: 'here')) { its('body') { should match(/x/) } }
    }
    context('without a tool') {
        on(host: 'busy-01')
        describe(http('https://10.231.77.22/')) {
            it { should be_successful }
            its('certificate_days_left') { should be > 0 }
            its('certificate') { should be_empty }
        }
    }
    context('without the name') {
        on(host: ['mon-01', 'web-01', 'busy-01'])
        describe(http('http://no-such-name.example/')) { it { should be_successful } }
        describe(http('http://no-such-name.invalid/', from: 'here')) { it { should be_successful } }
    }
}
