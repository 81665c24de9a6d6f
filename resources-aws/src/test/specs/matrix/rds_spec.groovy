context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(rds('app-db')) {
            it { should exist }
            it { should be_available }
            it { should have_db_parameter_group('app-mysql8') }
            it { should have_db_parameter_group('App-MySQL8') }
            it { should have_option_group('App-Options') }
            it { should belong_to_db_subnet_group('Production') }
            it { should have_db_parameter_group('app-mysql8').parameter_apply_status('in-sync') }
            it { should have_option_group('app-options') }
            it { should have_option_group('app-options').status('in-sync') }
            it { should have_security_group('db') }
            it { should have_security_group('production-db') }
            it { should have_security_group('sg-c8f4da5119d4f75a7') }
            it { should have_tag('Env').value('production') }
            it { should belong_to_db_subnet_group('production') }
            it { should belong_to_subnet('production-private-a') }
            it { should belong_to_subnet('subnet-f9a5bd4595f72654d') }
            it { should belong_to_vpc('production') }
            its('vpc_id') { should eq('vpc-f6cf48d686d8dd225') }
            its('engine_version') { should eq('8.0.35') }
            its('multi_az') { should be_true }
            its('endpoint.port') { should eq(3306) }
            its('dbInstanceClass') { should eq('db.m6g.large') }
            its('db_parameter_groups.0.parameter_apply_status') { should eq('in-sync') }
        }
        describe(rds('APP-DB')) { it { should exist } }
        describe(rds('arn:aws:rds:ap-northeast-1:123456789012:db:app-db')) { it { should exist } }
        describe(rds('old-db')) { it { should be_stopped } }
        describe(rds(tag: [Name: 'app-db'])) { its('db_instance_identifier') { should eq('app-db') } }
        describe(rds('no-such-db')) { it { should_not exist } }
        describe(rds('app')) { it { should_not exist } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(rds('state-available')) { it { should be_available } }
        describe(rds('state-backing-up')) { it { should be_backing_up } }
        describe(rds('state-creating')) { it { should be_creating } }
        describe(rds('state-deleting')) { it { should be_deleting } }
        describe(rds('state-failed')) { it { should be_failed } }
        describe(rds('state-inaccessible-encryption-credentials')) { it { should be_inaccessible_encryption_credentials } }
        describe(rds('state-incompatible-credentials')) { it { should be_incompatible_credentials } }
        describe(rds('state-incompatible-network')) { it { should be_incompatible_network } }
        describe(rds('state-incompatible-option-group')) { it { should be_incompatible_option_group } }
        describe(rds('state-incompatible-parameters')) { it { should be_incompatible_parameters } }
        describe(rds('state-incompatible-restore')) { it { should be_incompatible_restore } }
        describe(rds('state-maintenance')) { it { should be_maintenance } }
        describe(rds('state-modifying')) { it { should be_modifying } }
        describe(rds('state-rebooting')) { it { should be_rebooting } }
        describe(rds('state-renaming')) { it { should be_renaming } }
        describe(rds('state-resetting-master-credentials')) { it { should be_resetting_master_credentials } }
        describe(rds('state-restore-error')) { it { should be_restore_error } }
        describe(rds('state-starting')) { it { should be_starting } }
        describe(rds('state-stopped')) { it { should be_stopped } }
        describe(rds('state-stopping')) { it { should be_stopping } }
        describe(rds('state-storage-full')) { it { should be_storage_full } }
        describe(rds('state-storage-optimization')) { it { should be_storage_optimization } }
        describe(rds('state-upgrading')) { it { should be_upgrading } }
        describe(rds('state-available')) {
            it { should have_db_parameter_group('app-mysql8').parameter_apply_status('pending-reboot') }
        }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(rds('app-db')) {
            it { should_not exist }
            it { should have_db_parameter_group('app-mysql') }
            it { should have_db_parameter_group('app-mysql8').parameter_apply_status('pending-reboot') }
            it { should have_option_group('app-option') }
            it { should have_option_group('app-options').status('pending-apply') }
            it { should have_security_group('web') }
            it { should have_security_group('sg-ce000c085e3809105') }
            it { should have_tag('Env').value('staging') }
            it { should belong_to_db_subnet_group('staging') }
            it { should belong_to_subnet('production-public-a') }
            it { should belong_to_vpc('staging') }
            its('vpc_id') { should eq('vpc-440e011a4e833593c') }
            its('engine_version') { should eq('5.7.44') }
            its('kms_key_id') { should be_nil }
        }
        describe(rds('no-such-db')) {
            it { should exist }
            it { should be_available }
        }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(rds('state-backing-up')) { it { should be_available } }
        describe(rds('state-available')) { it { should be_backing_up } }
        describe(rds('state-available')) { it { should be_creating } }
        describe(rds('state-available')) { it { should be_deleting } }
        describe(rds('state-available')) { it { should be_failed } }
        describe(rds('state-available')) { it { should be_inaccessible_encryption_credentials } }
        describe(rds('state-available')) { it { should be_incompatible_credentials } }
        describe(rds('state-available')) { it { should be_incompatible_network } }
        describe(rds('state-available')) { it { should be_incompatible_option_group } }
        describe(rds('state-available')) { it { should be_incompatible_parameters } }
        describe(rds('state-available')) { it { should be_incompatible_restore } }
        describe(rds('state-available')) { it { should be_maintenance } }
        describe(rds('state-available')) { it { should be_modifying } }
        describe(rds('state-available')) { it { should be_rebooting } }
        describe(rds('state-available')) { it { should be_renaming } }
        describe(rds('state-available')) { it { should be_resetting_master_credentials } }
        describe(rds('state-available')) { it { should be_restore_error } }
        describe(rds('state-available')) { it { should be_starting } }
        describe(rds('state-available')) { it { should be_stopped } }
        describe(rds('state-available')) { it { should be_stopping } }
        describe(rds('state-available')) { it { should be_storage_full } }
        describe(rds('state-available')) { it { should be_storage_optimization } }
        describe(rds('state-available')) { it { should be_upgrading } }
    }
}
context('unknown') {
    on(aws: 'denied')
    describe(rds('app-db')) {
        it { should exist }
        it { should be_available }
        it { should have_db_parameter_group('app-mysql8') }
        its('engine') { should eq('mysql') }
    }
}
