context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(ec2('web-01')) {
            it { should exist }
            it { should be_running }
            it { should be_disabled_api_termination }
            it { should have_eip }
            it { should have_eip('127.105.85.138') }
            it { should have_eip('eipalloc-6962aedf2d0327b71') }
            it { should have_eip('web-01') }
            it { should have_ebs('vol-a5b65048186eaed8f') }
            it { should have_ebs('vol-a5b65048186eaed8f').as('/dev/sdf') }
            it { should have_ebs('web-01-data').as('/dev/sdf') }
            it { should have_ebs('web-01-data').as(~/sdf$/) }
            it { should have_network_interface('eni-82d11bb1dcded89bb') }
            it { should have_network_interface('web-01-admin').device_index(1) }
            it { should have_network_interface('web-01-admin').as_eth1 }
            it { should have_network_interface('eni-16d43d91aa35da639').as_eth0 }
            it { should have_security_group('web') }
            it { should have_security_group('sg-ce000c085e3809105') }
            it { should have_security_group('production-web') }
            it { should have_security_groups(['production-web']) }
            it { should have_iam_instance_profile('web') }
            it { should have_iam_instance_profile('arn:aws:iam::123456789012:instance-profile/web') }
            it { should have_image('ami-03cf127a') }
            it { should have_image('Windows_Server-2016-English-Nano-Base-2017.10.13') }
            it { should have_tag('Env') }
            it { should have_tag('Env').value('production') }
            it { should have_tag('Env').value(~/^prod/) }
            it { should belong_to_subnet('production-public-a') }
            it { should belong_to_subnet('subnet-489439c6d299ef41a') }
            it { should belong_to_subnet('10.0.0.0/24') }
            it { should belong_to_vpc('production') }
            it { should belong_to_vpc('vpc-f6cf48d686d8dd225') }
            its('instance_type') { should eq('m7g.large') }
            its('instanceType') { should eq('m7g.large') }
            its('image_id') { should start_with('ami-') }
            its('state.name') { should eq('running') }
            its('tags.Env') { should eq('production') }
            its('network_interfaces.size') { should eq(2) }
            its('network_interfaces.0.subnet_id') { should eq('subnet-489439c6d299ef41a') }
            its('security_groups.group_name') { should include('web') }
            its('network_interfaces.groups.group_name') { should include('web') }
            its('network_interfaces.groups.size') { should_not include('web') }
            its('block_device_mappings.device_name') { should include('/dev/sdf') }
            its('product_codes') { should be_empty }
        }
        describe(ec2('batch-01')) {
            it { should be_stopped }
            it { should have_security_groups(['sg-b6b366980c5aebde7', 'web']) }
            it { should_not have_eip }
            it { should_not have_events }
            it { should_not be_disabled_api_termination }
        }
        // A terminated instance counts neither beside its namesake nor alone.
        describe(ec2('web-02')) { it { should be_running } }
        describe(ec2('gone-01')) {
            it { should_not exist }
            it { should be_terminated }
        }
        // Names are exact, whatever they mean to the API's filters.
        describe(ec2('odd*name?')) { its('instance_id') { should eq('i-ceb8cf008730d06f0') } }
        describe(ec2('web-*')) { it { should_not exist } }
        describe(ec2('i-8a357ea79f1fb1903')) { its('tags.Name') { should eq('web-01') } }
        describe(ec2('arn:aws:ec2:ap-northeast-1:123456789012:instance/i-8a357ea79f1fb1903')) { it { should exist } }
        describe(ec2(tag: [Role: 'batch'])) { it { should be_stopped } }
        describe(ec2(tag: [Role: 'web', Name: 'web-03'])) { it { should be_running } }
        describe(ec2(filter: [private_ip_address: '10.0.1.4'])) { its('tags.Name') { should eq('web-02') } }
        describe(ec2('web-04', aws: 'main')) { it { should be_running } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(ec2('state-pending')) { it { should be_pending } }
        describe(ec2('state-running')) { it { should be_running } }
        describe(ec2('state-shutting-down')) { it { should be_shutting_down } }
        describe(ec2('state-terminated')) { it { should be_terminated } }
        describe(ec2('state-stopping')) { it { should be_stopping } }
        describe(ec2('state-stopped')) { it { should be_stopped } }
        describe(ec2('state-running')) {
            it { should have_events }
            it { should have_event('system-reboot') }
            it { should have_credit_specification('unlimited') }
            it { should_not have_ebs('vol-0000000000000000d') }
            it { should_not have_ebs('leaving') }
            it { should_not have_network_interface('eni-0000000000000000e') }
        }
        describe(ec2('state-stopped')) {
            it { should_not have_events }
            it { should have_credit_specification('standard') }
        }
        // Whatever interface has the group, the instance has it.
        describe(ec2('router')) {
            it { should have_security_group('tunnels') }
            it { should have_security_group('arn:aws:ec2:ap-northeast-1:123456789012:security-group/sg-0000000000000000b') }
            it { should have_security_groups(['app', 'tunnels']) }
            it { should_not have_credit_specification('standard') }
            it { should have_tag('cost_center').value('') }
            its('tags.size') { should eq('two') }
        }
        // What is on its way out counts no more than what is gone.
        describe(ec2('replaced')) { it { should be_running } }
        describe(ec2('removed')) { it { should be_shutting_down } }
        describe(ec2(filter: ['tag:cost_center': ''])) { its('instance_id') { should eq('i-00000000000000010') } }
        describe(ec2('router')) {
            it { should have_network_interface('eni-00000000000000002').as_eth2 }
            it { should have_network_interface('eni-00000000000000003').as_eth3 }
            it { should have_network_interface('eni-00000000000000004').as_eth4 }
            it { should have_network_interface('eni-00000000000000005').as_eth5 }
            it { should have_network_interface('eni-00000000000000006').as_eth6 }
            it { should have_network_interface('eni-00000000000000007').as_eth7 }
            it { should have_network_interface('eni-00000000000000008').as_eth8 }
            it { should have_network_interface('eni-00000000000000009').as_eth9 }
            it { should have_network_interface('eni-0000000000000000a').as_eth10 }
        }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(ec2('web-01')) {
            it { should_not exist }
            it { should have_eip('127.194.230.150') }
            it { should have_ebs('vol-b2a9b2f52a23fa50f') }
            it { should have_ebs('vol-a5b65048186eaed8f').as('/dev/sdg') }
            it { should have_ebs('web-02-data') }
            it { should have_network_interface('eni-31e44ab42771d4fa9') }
            it { should have_network_interface('web-01-admin').device_index(2) }
            it { should have_network_interface('web-01-admin').as_eth0 }
            it { should have_network_interface('eni-16d43d91aa35da639').as_eth1 }
            it { should have_network_interface('web-01-admin').as_eth2 }
            it { should have_network_interface('web-01-admin').as_eth3 }
            it { should have_network_interface('web-01-admin').as_eth4 }
            it { should have_network_interface('web-01-admin').as_eth5 }
            it { should have_network_interface('web-01-admin').as_eth6 }
            it { should have_network_interface('web-01-admin').as_eth7 }
            it { should have_network_interface('web-01-admin').as_eth8 }
            it { should have_network_interface('web-01-admin').as_eth9 }
            it { should have_network_interface('web-01-admin').as_eth10 }
            it { should have_security_group('bastion') }
            it { should have_security_group('sg-35812465543fbbea8') }
            it { should have_security_groups(['web', 'bastion']) }
            it { should have_security_groups([]) }
            it { should have_iam_instance_profile('eb') }
            it { should have_image('ami-03cf127b') }
            it { should have_tag('Evn') }
            it { should have_tag('Env').value('prod') }
            it { should belong_to_subnet('production-public-c') }
            it { should belong_to_subnet('10.0.1.0/24') }
            it { should belong_to_vpc('staging') }
            its('instance_type') { should eq('m7g.xlarge') }
            its('tags.Evn') { should eq('production') }
            its('product_codes') { should include('x') }
        }
        describe(ec2('batch-01')) {
            it { should be_disabled_api_termination }
            it { should have_eip }
            it { should have_events }
            it { should have_event('system-reboot') }
            it { should have_credit_specification('unlimited') }
            it { should have_iam_instance_profile('web') }
        }
        describe(ec2('no-such-instance')) {
            it { should exist }
            it { should be_running }
            it { should be_terminated }
        }
        describe(ec2('gone-01')) { it { should exist } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(ec2('router')) { it { should have_security_groups(['app']) } }
        describe(ec2('state-stopped')) { it { should have_credit_specification('unlimited') } }
        describe(ec2('state-running')) { it { should be_pending } }
        describe(ec2('state-pending')) { it { should be_running } }
        describe(ec2('state-running')) { it { should be_shutting_down } }
        describe(ec2('state-running')) { it { should be_terminated } }
        describe(ec2('state-running')) { it { should be_stopping } }
        describe(ec2('state-running')) { it { should be_stopped } }
        describe(ec2('state-running')) {
            it { should have_event('instance-retirement') }
            it { should have_credit_specification('standard') }
        }
    }
}
context('unknown') {
    context('left out of the answer') {
        on(aws: 'documented')
        describe(ec2('state-stopping')) {
            it { should have_credit_specification('standard') }
            it { should have_events }
        }
        describe(ec2('router')) { it { should have_image('base') } }
    }
    context('two of a name') {
        on(aws: 'main')
        describe(ec2('twin')) {
            it { should exist }
            it { should be_running }
            its('instance_type') { should eq('m7g.large') }
        }
    }
    context('refused') {
        on(aws: 'denied')
        describe(ec2('web-01')) {
            it { should exist }
            it { should be_running }
            it { should have_tag('Env') }
            it { should have_eip }
            its('instance_type') { should eq('m7g.large') }
        }
    }
}
