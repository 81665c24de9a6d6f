context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(subnet('production-public-a')) {
            it { should exist }
            it { should be_available }
            it { should belong_to_vpc('production') }
            it { should belong_to_vpc('vpc-f6cf48d686d8dd225') }
            it { should be_associated_to('production-public') }
            it { should be_associated_to('rtb-3169da15740c4ed0d') }
            it { should have_tag('Tier').value('public') }
            its('cidr_block') { should eq('10.0.0.0/24') }
        }
        // Without a table of its own, a subnet is routed by the main one.
        describe(subnet('production-private-a')) { it { should_not be_associated_to('production-public') } }
        describe(subnet('10.0.2.0/24')) { its('tags.Name') { should eq('production-private-a') } }
        describe(subnet('10.1.2.0/24', vpc: 'staging')) { it { should exist } }
        describe(subnet('10.1.2.0/24', vpc: 'vpc-f6cf48d686d8dd225')) { it { should_not exist } }
        describe(subnet('10.1.2.0/24', vpc: 'no-such-vpc')) { it { should_not exist } }
        describe(subnet('subnet-489439c6d299ef41a')) { it { should exist } }
        describe(subnet(tag: [Name: 'staging-public-c'])) { it { should belong_to_vpc('staging') } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(subnet('state-available')) { it { should be_available } }
        describe(subnet('state-pending')) { it { should be_pending } }
        describe(subnet('state-unavailable')) { it { should be_unavailable } }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(subnet('production-public-a')) {
            it { should_not exist }
            it { should belong_to_vpc('staging') }
            it { should be_associated_to('production-private') }
            it { should have_tag('Tier').value('private') }
            its('cidr_block') { should eq('10.0.1.0/24') }
        }
        describe(subnet('production-private-a')) { it { should be_associated_to('rtb-3169da15740c4ed0d') } }
        describe(subnet('10.1.2.0/24', vpc: 'production')) { it { should exist } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(subnet('state-pending')) { it { should be_available } }
        describe(subnet('state-available')) { it { should be_pending } }
        describe(subnet('state-available')) { it { should be_unavailable } }
    }
}
context('unknown') {
    on(aws: 'denied')
    describe(subnet('production-public-a')) {
        it { should exist }
        it { should be_available }
        it { should be_associated_to('production-public') }
        its('cidr_block') { should eq('10.0.0.0/24') }
    }
    describe(subnet('10.0.0.0/24', vpc: 'production')) { it { should exist } }
}
