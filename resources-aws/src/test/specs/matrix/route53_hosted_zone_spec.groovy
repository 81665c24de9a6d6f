context('passes') {
  context('an estate') {
    on(aws: 'main')
    describe(route53_hosted_zone('example.com.', private: false)) {
        it { should exist }
        it { should be_public }
        it { should have_tag('Env').value('production') }
        it { should have_record_set('example.com.').a(['203.0.113.11', '203.0.113.10']) }
        it { should have_record_set('example.com.').a('203.0.113.10\n203.0.113.11').ttl(300) }
        it { should have_record_set('EXAMPLE.com').aaaa('2001:0db8:0:0:0:0:0:10') }
        it { should have_record_set('example.com.').mx(['10 mail.example.com', '20 mail2.example.com.']).ttl(3600) }
        it { should have_record_set('example.com.').txt(['v=spf1 -all', 'one two']) }
        it { should have_record_set('example.com.').txt(['"v=spf1 -all"', '"one " "two"']) }
        it { should have_record_set('example.com.').caa('0 issue "amazon.com"') }
        it { should have_record_set('example.com.').caa('0 issue amazon.com') }
        it { should have_record_set('example.com.').type('SOA') }
        it { should have_record_set('example.com.').type('ns') }
        it { should have_record_set('www.example.com.').alias('d111.cloudfront.net.') }
        it { should have_record_set('www.example.com').alias('D111.cloudfront.net', 'Z2FDTNDATAQYW2') }
        it { should have_record_set('www.example.com.').aaaa_alias('d111.cloudfront.net.') }
        it { should have_record_set('www.example.com.').aaaa_alias('d111.cloudfront.net.', 'Z2FDTNDATAQYW2') }
        it { should have_record_set('www.example.com.').alias('d111.cloudfront.net.').evaluate_target_health(false) }
        it { should have_record_set('*.example.com.').cname('www.example.com') }
        it { should have_record_set('\\052.example.com.').cname('www.example.com.') }
        it { should have_record_set('_sip._tcp.example.com.').srv('10 5 5060 sip.example.com.') }
        it { should have_record_set('10.example.com.').ptr('host.example.com.') }
        it { should have_record_set('spf.example.com.').spf('v=spf1 -all') }
        // Each of a set of records of one name is found, not only the first.
        it { should have_record_set('api.example.com.').a('203.0.113.20').set_identifier('blue').weight(90) }
        it { should have_record_set('api.example.com.').a('203.0.113.21').set_identifier('green').weight(10).ttl(60) }
        it { should have_record_set('cdn.example.com.').a('203.0.113.31').region('us-east-1') }
        it { should have_record_set('app.example.com.').a('203.0.113.40').failover('PRIMARY') }
        it { should have_record_set('app.example.com.').failover('PRIMARY').health_check('ec855d28-0315-43fd-b850-babb8421ee8b') }
        it { should have_record_set('app.example.com.').a('203.0.113.41').failover('secondary') }
        it { should have_record_set('geo.example.com.').a('203.0.113.50').geo(country: 'JP') }
        it { should have_record_set('geo.example.com.').a('203.0.113.51').geo(country: '*') }
        it { should have_record_set('multi.example.com.').a('203.0.113.61').multivalue(true) }
        it { should_not have_record_set('db.example.com.') }
        // A wildcard answers for names, it is not their record.
        it { should_not have_record_set('anything.example.com.') }
        its('resource_record_set_count') { should eq(24) }
        its('config.comment') { should eq('public') }
        its('name_servers') { should_not be_empty }
    }
    describe(route53_hosted_zone('example.com', private: true)) {
        it { should be_private }
        it { should have_vpc('production') }
        it { should have_vpc('vpc-f6cf48d686d8dd225') }
        it { should have_record_set('db.example.com').cname('app-db.internal').ttl(60) }
        it { should have_record_set('www.example.com.').a('10.0.0.10') }
    }
    describe(route53_hosted_zone('example.com.', vpc: 'production')) { it { should be_private } }
    describe(route53_hosted_zone('example.com.', vpc: 'vpc-440e011a4e833593c')) { it { should_not exist } }
    describe(route53_hosted_zone('/hostedzone/2IRJ2BXQ68NOY3K8DZYFED')) { its('name') { should eq('example.com.') } }
    describe(route53_hosted_zone('arn:aws:route53:::hostedzone/2IRJ2BXQ68NOY3K8DZYFED')) { its('name') { should eq('example.com.') } }
    describe(route53_hosted_zone('2IRJ2BXQ68NOY3K8DZYFED', private: false)) { it { should exist } }
    describe(route53_hosted_zone('2IRJ2BXQ68NOY3K8DZYFED', private: true)) { it { should_not exist } }
    describe(route53_hosted_zone('2IRJ2BXQ68NOY3K8DZYFED', vpc: 'production')) { it { should_not exist } }
    describe(route53_hosted_zone('OTHER.example')) { it { should exist } }
    describe(route53_hosted_zone('no-such.example.')) { it { should_not exist } }
  }
  context('rare types, as documented') {
    on(aws: 'documented')
    describe(route53_hosted_zone('rare.example')) {
        it { should have_record_set('rare.example').soa('ns-1.awsdns-01.org. awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400') }
        it { should have_record_set('rare.example').soa('NS-1.awsdns-01.org awsdns-hostmaster.amazon.com 1 7200 900 1209600 86400') }
        it { should have_record_set('rare.example').ns(['ns-2.awsdns-02.com', 'NS-1.awsdns-01.org.']) }
        it { should have_record_set('rare.example').https('1 . alpn="h2"') }
        it { should have_record_set('sub.rare.example').ds('12345 13 2 ABCDEF') }
        it { should have_record_set('sub.rare.example').ds('12345 13 2 abcdef') }
        it { should have_record_set('naptr.rare.example').naptr('100 50 "s" "SIP+D2U" "" _sip._udp.rare.example.') }
        it { should have_record_set('host.rare.example').sshfp('4 2 123456') }
        it { should have_record_set('_svc.rare.example').svcb('1 host.rare.example. port="8443"') }
        it { should have_record_set('_443._tcp.rare.example').tlsa('3 1 1 ABCDEF') }
        it { should have_record_set('text.rare.example').txt('café "q" a\\303 b;c').ttl(5.minutes) }
        it { should have_record_set('café.rare.example').cname('host.rare.example') }
    }
  }
}
context('fails') {
    on(aws: 'main')
    describe(route53_hosted_zone('example.com.', private: false)) {
        it { should_not exist }
        it { should be_private }
        it { should have_vpc('production') }
        it { should have_tag('Env').value('staging') }
        it { should have_record_set('example.com.').a('203.0.113.10') }
        it { should have_record_set('example.com.').a(['203.0.113.10', '203.0.113.11']).ttl(60) }
        it { should have_record_set('example.com.').aaaa('2001:db8::11') }
        it { should have_record_set('example.com.').mx('10 mail.example.com') }
        it { should have_record_set('example.com.').txt('v=spf1 -all') }
        it { should have_record_set('example.com.').caa('0 issue "letsencrypt.org"') }
        it { should have_record_set('example.com.').ns('ns.example.org.') }
        it { should have_record_set('example.com.').soa('ns.example.org. root.example.org. 1 7200 900 1209600 86400') }
        it { should have_record_set('example.com.').ds('12345 13 2 ABCDE0') }
        it { should have_record_set('example.com.').https('1 .') }
        it { should have_record_set('example.com.').naptr('1') }
        it { should have_record_set('example.com.').sshfp('1') }
        it { should have_record_set('example.com.').svcb('1 .') }
        it { should have_record_set('example.com.').tlsa('1') }
        it { should have_record_set('example.com.').type('CNAME') }
        it { should have_record_set('www.example.com.').alias('d112.cloudfront.net.') }
        it { should have_record_set('www.example.com.').alias('d111.cloudfront.net.', 'Z3AQBSTGFJSTF') }
        it { should have_record_set('www.example.com.').aaaa_alias('d112.cloudfront.net.') }
        it { should have_record_set('www.example.com.').alias('d111.cloudfront.net.').evaluate_target_health(true) }
        it { should have_record_set('*.example.com.').cname('mail.example.com') }
        it { should have_record_set('_sip._tcp.example.com.').srv('10 5 5061 sip.example.com.') }
        it { should have_record_set('10.example.com.').ptr('other.example.com.') }
        it { should have_record_set('spf.example.com.').spf('v=spf1 +all') }
        it { should have_record_set('api.example.com.').a('203.0.113.20').set_identifier('green') }
        it { should have_record_set('api.example.com.').set_identifier('blue').weight(10) }
        it { should have_record_set('cdn.example.com.').a('203.0.113.30').region('us-east-1') }
        it { should have_record_set('app.example.com.').a('203.0.113.41').failover('PRIMARY') }
        it { should have_record_set('app.example.com.').failover('SECONDARY').health_check('ec855d28-0315-43fd-b850-babb8421ee8b') }
        it { should have_record_set('geo.example.com.').a('203.0.113.51').geo(country: 'JP') }
        it { should have_record_set('geo.example.com.').geo(continent: 'AS') }
        it { should have_record_set('multi.example.com.').multivalue(false) }
        it { should have_record_set('no-such.example.com.') }
        its('resource_record_set_count') { should eq(1) }
        its('name_servers') { should be_empty }
    }
    describe(route53_hosted_zone('example.com.', private: true)) {
        it { should be_public }
        it { should have_vpc('staging') }
    }
    describe(route53_hosted_zone('no-such.example.')) { it { should exist } }
}
context('unknown') {
    context('a public and a private one of a name') {
        on(aws: 'main')
        describe(route53_hosted_zone('example.com.')) {
            it { should exist }
            it { should have_record_set('www.example.com.') }
            its('name') { should eq('example.com.') }
        }
    }
    context('refused') {
        on(aws: 'denied')
        describe(route53_hosted_zone('example.com.')) {
            it { should exist }
            it { should be_public }
            it { should have_record_set('www.example.com.').alias('d111.cloudfront.net.') }
            it { should have_tag('Env') }
            its('resource_record_set_count') { should eq(24) }
        }
    }
}
