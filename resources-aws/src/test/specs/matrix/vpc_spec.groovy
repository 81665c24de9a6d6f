context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(vpc('production')) {
            it { should exist }
            it { should be_available }
            it { should_not be_default }
            it { should have_cidr_block('10.0.0.0/16') }
            it { should have_vpc_attribute('enableDnsSupport') }
            it { should have_vpc_attribute('enable_dns_hostnames') }
            it { should have_route_table('production-public') }
            it { should have_route_table('rtb-3169da15740c4ed0d') }
            it { should have_network_acl('production-private') }
            it { should have_network_acl('acl-d1f28c768622ac5a3') }
            it { should have_flow_log }
            it { should have_vpc_peering_connection('production-staging') }
            it { should have_vpc_peering_connection('pcx-8b606b4c693ac83e0').as_requester }
            it { should be_connected_to_vpc('staging') }
            it { should be_connected_to_vpc('vpc-440e011a4e833593c').as_requester }
            it { should have_tag('Env').value('production') }
            its('cidr_block') { should eq('10.0.0.0/16') }
            its('ipv6_cidr_block_association_set.ipv6_cidr_block_state.state') { should eq(['associated']) }
        }
        describe(vpc('staging')) {
            it { should_not have_vpc_attribute('enableDnsHostnames') }
            it { should_not have_flow_log }
            it { should have_vpc_peering_connection('production-staging').as_accepter }
            it { should be_connected_to_vpc('production').as_accepter }
        }
        describe(vpc(filter: [is_default: 'true'])) { it { should be_default } }
        describe(vpc('vpc-f6cf48d686d8dd225')) { it { should exist } }
        describe(vpc('no-such-vpc')) { it { should_not exist } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(vpc('state-available')) { it { should be_available } }
        describe(vpc('state-pending')) { it { should be_pending } }
        // A peer that this account does not see does not hide the one that it does.
        describe(vpc('state-available')) {
            it { should be_connected_to_vpc('state-pending') }
            it { should be_connected_to_vpc('vpc-0000000000000000f').as_requester }
        }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(vpc('production')) {
            it { should_not exist }
            it { should be_default }
            it { should have_cidr_block('10.0.0.0/8') }
            it { should have_vpc_attribute('enableNetworkAddressUsageMetrics') }
            it { should have_route_table('production-private') }
            it { should have_network_acl('production-public') }
            it { should have_vpc_peering_connection('staging-production') }
            it { should have_vpc_peering_connection('production-staging').as_accepter }
            it { should be_connected_to_vpc('production') }
            it { should be_connected_to_vpc('staging').as_accepter }
            it { should have_tag('Env').value('staging') }
            its('cidr_block') { should eq('10.1.0.0/16') }
        }
        describe(vpc('staging')) {
            it { should have_flow_log }
            it { should be_connected_to_vpc('production').as_requester }
            it { should have_vpc_peering_connection('production-staging').as_requester }
        }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(vpc('state-pending')) { it { should be_available } }
        // Its deliveries fail.
        describe(vpc('state-available')) { it { should have_flow_log } }
        describe(vpc('state-available')) { it { should be_pending } }
    }
}
context('unknown') {
    context('the name of what another account has') {
        on(aws: 'documented')
        describe(vpc('state-available')) { it { should be_connected_to_vpc('shared') } }
    }
  context('refused') {
    on(aws: 'denied')
    describe(vpc('production')) {
        it { should exist }
        it { should be_available }
        it { should have_route_table('production-public') }
        its('cidr_block') { should eq('10.0.0.0/16') }
    }
  }
}
