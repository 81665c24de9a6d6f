context('passes') {
    on(host: 'mon-01')
    describe(dns('www.lab.test')) {
        it { should exist }
        it { should have_record('10.231.77.22') }
        it { should_not have_record('10.231.77.2') }
        its('records') { should eq(['10.231.77.22']) }
        its('ttl') { should eq(300) }
    }
    context('of a server') {
        ['127.0.0.1', '10.231.77.22', 'mon-01.lab.test'].each { server ->
            describe(dns('two.lab.test', type: 'A', server: server)) {
                it { should have_record('10.231.77.32') }
                its('records') { should eq(['10.231.77.31', '10.231.77.32']) }
            }
        }
    }
    context('each type') {
        describe(dns('WWW.lab.test.', type: 'cname')) {
            it { should have_record('MON-01.lab.test.') }
            its('records') { should eq(['mon-01.lab.test']) }
        }
        describe(dns('mon-01.lab.test', type: 'AAAA')) { it { should have_record('FDC7:4D31:77:0::22') } }
        describe(dns('lab.test', type: 'MX')) {
            it { should have_record('10 mail-1.lab.test.') }
            it { should have_record(~'^20 mail-2\\.') }
            it { should_not have_record('mail-1.lab.test') }
            its('records') { should eq(['10 mail-1.lab.test', '20 mail-2.lab.test']) }
        }
        describe(dns('lab.test', type: 'TXT')) { it { should have_record('v=spf1 -all') } }
        describe(dns('long.lab.test', type: 'TXT')) { its('records') { should eq(['first partsecond part']) } }
        describe(dns('_ldap._tcp.lab.test', type: 'SRV')) { it { should have_record('5 10 389 mon-01.lab.test') } }
        describe(dns('lab.test', type: 'CAA')) {
            it { should have_record('0 issue "letsencrypt.org"') }
            it { should have_record('0 issue letsencrypt.org') }
            its('records') { should eq(['0 issue "letsencrypt.org"']) }
        }
        describe(dns('22.77.231.10.in-addr.arpa', type: 'PTR')) { it { should have_record('mon-01.lab.test') } }
        describe(dns('10.231.77.22', type: 'PTR')) { it { should have_record('mon-01.lab.test') } }
        describe(dns('fdc7:4d31:77::22', type: 'PTR')) { its('records') { should eq(['mon-01.lab.test']) } }
    }
    context('what is not there') {
        describe(dns('no-such.lab.test')) { it { should_not exist } }
        describe(dns('www\\.lab.test')) { it { should_not have_record('10.231.77.22') } }
        describe(dns('two.lab.test', type: 'AAAA')) { it { should_not exist } }
        ['NS', 'SOA', 'SRV'].each { type ->
            describe(dns('lab.test', type: type)) { it { should_not exist } }
        }
    }
}

context('fails') {
    on(host: 'mon-01')
    describe(dns('www.lab.test')) {
        it { should have_record('10.231.77.2') }
        it { should have_record('110.231.77.22') }
        it { should have_record('mon-01.lab.test') }
        it { should have_record('192.0.2.1') }
        its('records') { should be_empty }
        its('ttl') { should eq(3600) }
    }
    describe(dns('long.lab.test', type: 'TXT')) {
        it { should have_record('first part') }
        it { should have_record('First partsecond part') }
    }
    describe(dns('lab.test', type: 'MX')) { it { should have_record('20 mail-1.lab.test') } }
    // What is not a name, or can't be one, is no more than that.
    ['no-such', '-x', '-4', '+short', '@127.0.0.1', '; id', '$(id)', '`id`', '*', 'new\nline', 'a b', '"', '\\', 'www\\.lab'].each { name ->
        describe(dns(name + '.lab.test')) {
            it { should exist }
            it { should have_record('10.231.77.22') }
        }
    }
    ['..', 'www..lab.test', 'x' * 64 + '.lab.test', 'x.' * 127 + 'lab.test'].each { name ->
        describe(dns(name)) { it { should exist } }
    }
}

context('unknown') {
    context('refused') {
        on(host: 'mon-01')
        describe(dns('www.example.com')) {
            it { should exist }
            it { should have_record('10.231.77.22') }
            its('records') { should be_empty }
            its('ttl') { should eq(300) }
        }
        ['-x', '; id', '$(id)'].each { name ->
            describe(dns(name)) { it { should exist } }
        }
        describe(dns('点検.lab.test')) { it { should exist } }
    }
    context('not answered') {
        on(host: 'mon-01')
        ['10.231.77.99', '10.231.77.11', 'no-such-server.lab.test'].each { server ->
            describe(dns('www.lab.test', server: server)) { it { should exist } }
        }
    }
    context('without a tool') {
        on(host: ['web-01', 'busy-01'])
        describe(dns('www.lab.test', server: '10.231.77.22')) { it { should exist } }
    }
}
