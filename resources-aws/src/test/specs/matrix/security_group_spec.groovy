context('passes') {
  context('an estate') {
    on(aws: 'main')
    describe(security_group('lb')) {
        it { should exist }
        it { should be_opened }
        it { should be_opened(443) }
        it { should be_opened(443).protocol('tcp').for('0.0.0.0/0') }
        it { should be_opened(443).protocol('tcp').for('::/0') }
        it { should be_opened(443).for(['0.0.0.0/0', '::/0']) }
        it { should be_opened(443).protocol(6).for('198.51.100.7') }
        it { should be_opened(443).target('10.0.0.0/8') }
        it { should be_opened(443).source('2001:db8::/32') }
        it { should be_opened_only(443).protocol('tcp').for(['0.0.0.0/0', '::/0']) }
        it { should be_opened_only(80).for('0.0.0.0/0') }
        it { should be_inbound_opened }
        it { should be_inbound_opened(80) }
        it { should be_inbound_opened(80, 'tcp') }
        it { should be_inbound_opened(80, 'tcp', '0.0.0.0/0') }
        it { should be_inbound_opened_only(80).for('0.0.0.0/0') }
        it { should be_inbound_opened_only(80, 'tcp', '0.0.0.0/0') }
        it { should be_outbound_opened }
        it { should be_outbound_opened(25) }
        it { should be_outbound_opened(25, 'tcp') }
        it { should be_outbound_opened(25, 'tcp', '203.0.113.1') }
        it { should be_outbound_opened.protocol('all').for(['0.0.0.0/0', '::/0']) }
        it { should_not be_opened(22) }
        it { should_not be_opened(80).for('::/0') }
        it { should_not be_opened(443).protocol('udp') }
        it { should have_inbound_rule(protocol: 'tcp', port: 443, source: '0.0.0.0/0', description: 'world') }
        it { should have_inbound_rule(ip_protocol: 'tcp', from_port: 443, to_port: 443, cidr: '::/0') }
        it { should have_outbound_rule(protocol: 'all', target: '0.0.0.0/0') }
        it { should have_tag('Name').value('production-lb') }
        its('inbound') { should be_opened(80) }
        its('inbound') { should be_opened(80).protocol('tcp').for('203.0.113.1/32') }
        its('inbound') { should be_opened_only(80).for('0.0.0.0/0') }
        its('inbound') { should have_rule(port: 80) }
        its('outbound') { should be_opened }
        its('inbound_rule_count') { should eq(3) }
        its('outbound_rule_count') { should eq(2) }
        its('inbound_permissions_count') { should eq(2) }
        its('outbound_permissions_count') { should eq(1) }
        its('group_name') { should eq('lb') }
        its('ip_permissions.ip_ranges.cidr_ip') { should include('0.0.0.0/0') }
        its('vpc_id') { should eq('vpc-f6cf48d686d8dd225') }
    }
    describe(security_group('production-web')) {
        it { should be_opened(8080).for('lb') }
        it { should be_opened('8080-8089').protocol('tcp').for('sg-fb59a60262e96025a') }
        it { should be_opened(8080..8089).for('production-lb') }
        it { should be_opened_only(8080).for('lb') }
        it { should be_opened_only(22).protocol('tcp').for('bastion') }
        it { should_not be_opened('8090-8099') }
        it { should_not be_opened(8080).for('0.0.0.0/0') }
        it { should be_opened(8).protocol('icmp').for('10.0.3.4') }
        it { should_not be_opened(8) }
        // Two blocks together are one.
        it { should be_opened('161-162').protocol('udp').for('10.0.0.0/8') }
        it { should be_opened_only(161).protocol('udp').for('10.0.0.0/8') }
        it { should have_inbound_rule(protocol: 'tcp', port: '8080-8089', group: 'lb') }
        it { should have_inbound_rule(protocol: 'icmp', icmp_type: 8, icmp_code: -1, source: '10.0.0.0/16') }
    }
    // The addresses of a prefix list are let in like any others.
    describe(security_group('bastion')) {
        it { should be_opened(22).for('pl-6e77b2310035af569') }
        it { should be_opened(22).for('offices') }
        it { should be_opened(22).for('198.51.100.0/25') }
        it { should be_opened_only(22).for('offices') }
        it { should be_opened_only(22).for(['198.51.100.0/24', '203.0.113.128/25']) }
        it { should_not be_opened(22).for('0.0.0.0/0') }
        it { should_not be_opened_only(22).for('198.51.100.0/24') }
        it { should have_inbound_rule(protocol: 'tcp', port: 22, prefix_list: 'offices') }
        its('inbound_rule_count') { should eq(1) }
    }
    describe(security_group('db')) {
        it { should be_opened(3306).for('web') }
        it { should be_opened(12345).for('db') }
        it { should be_opened.protocol('all').for('db') }
        it { should be_opened_only(3306).for(['web', 'db']) }
        it { should_not be_opened_only(3306).for('web') }
        it { should be_outbound_opened_only(443).for('0.0.0.0/0') }
        it { should be_outbound_opened_only(443, 'tcp', '0.0.0.0/0') }
        it { should_not be_outbound_opened(80) }
    }
    // A port that IPv6 opens to the world is open, and not for IPv4 only.
    describe(security_group('web', vpc: 'staging')) {
        it { should exist }
        it { should be_opened(22).for('10.0.0.0/8') }
        it { should be_opened(22).for('::/0') }
        it { should_not be_opened_only(22).for('10.0.0.0/8') }
        it { should be_opened_only(22).for(['10.0.0.0/8', '::/0']) }
        its('group_id') { should eq('sg-35812465543fbbea8') }
    }
    describe(security_group('web', vpc: 'vpc-f6cf48d686d8dd225')) { its('group_id') { should eq('sg-ce000c085e3809105') } }
    describe(security_group('sg-ce000c085e3809105')) { it { should exist } }
    describe(security_group(tag: [Name: 'production-db'])) { its('group_name') { should eq('db') } }
    describe(security_group('no-such-group')) { it { should_not exist } }
  }
  context('documented groups') {
    on(aws: 'documented')
    // What has no ports opens none; and the API's -1 is every type of ICMP.
    describe(security_group('tunnels')) {
        it { should_not be_opened(443) }
        it { should_not be_opened(443).for('2001:db8::1') }
        it { should be_opened.protocol('esp').for('198.51.100.7') }
        it { should be_opened.protocol(50) }
        it { should be_opened(-1).protocol('icmp').for('0.0.0.0/0') }
        it { should have_inbound_rule(protocol: 'icmp', from_port: -1, to_port: -1) }
        it { should have_inbound_rule(protocol: 'icmp', from_port: 3, to_port: 4, source: '10.0.0.0/8') }
    }
    // A name means the group of the same VPC; a group elsewhere is meant where none has the name.
    describe(security_group('app')) {
        it { should_not be_opened(22).for('peer') }
        it { should be_opened(22).for('sg-0000000000000000d') }
        it { should be_opened_only(443).for('999999999999/sg-000000000000000ff') }
        it { should be_opened_only(8080).for('elsewhere') }
    }
  }
}
context('fails') {
  context('documented groups') {
    on(aws: 'documented')
    describe(security_group('tunnels')) {
        it { should have_inbound_rule(protocol: 'icmp', from_port: 3, to_port: -1) }
        it { should be_opened(-1).protocol('icmp').for('::/0') }
    }
    describe(security_group('app')) { it { should be_opened_only(22).for('peer') } }
  }
  context('an estate') {
    on(aws: 'main')
    describe(security_group('lb')) {
        it { should_not exist }
        it { should be_opened(22) }
        it { should be_opened(443).protocol('udp') }
        it { should be_opened(80).for('::/0') }
        it { should be_opened(22).for(['0.0.0.0/0', '::/0']) }
        it { should be_opened(80).target('::/0') }
        it { should be_opened(80).source('::/0') }
        it { should be_opened.protocol('udp') }
        it { should be_opened_only(443).for('0.0.0.0/0') }
        it { should be_opened_only(22).for('0.0.0.0/0') }
        it { should be_inbound_opened(22) }
        it { should be_inbound_opened(80, 'udp') }
        it { should be_inbound_opened(80, 'tcp', '::/0') }
        it { should be_inbound_opened_only(443).for('0.0.0.0/0') }
        it { should be_inbound_opened_only(443, 'tcp', '0.0.0.0/0') }
        it { should have_inbound_rule(protocol: 'tcp', port: 443, source: '::/0', description: 'world') }
        it { should have_inbound_rule(protocol: 'tcp', port: 443, source: '10.0.0.0/8') }
        it { should have_outbound_rule(protocol: 'tcp') }
        it { should have_tag('Name').value('lb') }
        its('inbound') { should be_opened(81) }
        its('inbound') { should have_rule(port: 81) }
        its('outbound') { should be_opened.protocol('udp').for('pl-6e77b2310035af569') }
        its('outbound') { should be_opened_only(80).for('0.0.0.0/0') }
        its('inbound_rule_count') { should eq(2) }
        its('outbound_rule_count') { should eq(0) }
        its('inbound_permissions_count') { should eq(3) }
        its('outbound_permissions_count') { should eq(0) }
        its('group_name') { should eq('web') }
    }
    describe(security_group('production-web')) {
        it { should be_opened(8090).for('lb') }
        it { should be_opened('8090-8099').for('lb') }
        it { should be_opened(8080).for('bastion') }
        it { should be_opened_only(8080).for('10.0.0.0/8') }
        it { should be_opened(0).protocol('icmp') }
        it { should have_inbound_rule(port: 8080, group: 'lb') }
        it { should have_inbound_rule(icmp_type: 0) }
        it { should be_opened(161).protocol('udp').for('0.0.0.0/0') }
    }
    describe(security_group('bastion')) {
        it { should be_opened(22).for('198.51.101.0/24') }
        it { should be_opened(22).for('lb') }
        it { should be_opened_only(22).for('198.51.100.0/24') }
        it { should have_inbound_rule(prefix_list: 'com.amazonaws.ap-northeast-1.s3') }
    }
    describe(security_group('db')) {
        it { should be_opened_only(3306).for('web') }
        it { should be_outbound_opened(80) }
        it { should be_outbound_opened(443, 'udp') }
        it { should be_outbound_opened(443).for('::/0') }
        it { should be_outbound_opened(443, 'tcp', '::/0') }
        it { should be_outbound_opened.protocol('udp') }
        it { should be_outbound_opened_only(443).for('10.0.0.0/8') }
        it { should be_outbound_opened_only(443, 'tcp', '10.0.0.0/8') }
    }
    describe(security_group('web', vpc: 'staging')) {
        it { should be_opened_only(22).for('10.0.0.0/8') }
        it { should_not be_opened(22).for('::/0') }
    }
    describe(security_group('web', vpc: 'no-such-vpc')) { it { should exist } }
  }
}
context('unknown') {
    context('two outside the VPC') {
        on(aws: 'documented')
        describe(security_group('app')) { it { should be_opened(8080).for('twice') } }
    }
    context('two of a name') {
        on(aws: 'main')
        describe(security_group('web')) {
            it { should exist }
            it { should be_opened(22) }
            its('inbound_rule_count') { should eq(1) }
        }
    }
    context('refused') {
        on(aws: 'denied')
        describe(security_group('lb')) {
            it { should exist }
            it { should be_opened(443) }
            it { should be_opened_only(443).for('0.0.0.0/0') }
            it { should have_inbound_rule(port: 443) }
            its('group_name') { should eq('lb') }
        }
    }
}
