context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(rds_db_cluster('app-aurora')) {
            it { should exist }
            it { should be_available }
            it { should have_cluster_member('app-aurora-1') }
            it { should have_cluster_member('App-Aurora-1') }
            it { should have_db_cluster_parameter_group('App-Aurora') }
            it { should have_cluster_member('app-aurora-1').is_writer }
            it { should have_cluster_member('app-aurora-1').is_writer(true) }
            it { should have_cluster_member('app-aurora-2').is_writer(false) }
            it { should have_db_cluster_parameter_group('app-aurora') }
            it { should have_security_group('db') }
            it { should have_tag('Env').value('production') }
            it { should belong_to_db_subnet_group('production') }
            it { should belong_to_subnet('production-private-c') }
            it { should belong_to_vpc('production') }
            its('vpc_id') { should eq('vpc-f6cf48d686d8dd225') }
            its('db_cluster_members.size') { should eq(2) }
            its('port') { should eq(3306) }
        }
        describe(rds_db_cluster(tag: [Env: 'production'])) { it { should exist } }
        describe(rds_db_cluster('no-such-cluster')) { it { should_not exist } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(rds_db_cluster('state-available')) { it { should be_available } }
        describe(rds_db_cluster('state-backing-up')) { it { should be_backing_up } }
        describe(rds_db_cluster('state-creating')) { it { should be_creating } }
        describe(rds_db_cluster('state-deleting')) { it { should be_deleting } }
        describe(rds_db_cluster('state-failing-over')) { it { should be_failing_over } }
        describe(rds_db_cluster('state-maintenance')) { it { should be_maintenance } }
        describe(rds_db_cluster('state-modifying')) { it { should be_modifying } }
        describe(rds_db_cluster('state-stopped')) { it { should be_stopped } }
        describe(rds_db_cluster('state-upgrading')) { it { should be_upgrading } }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(rds_db_cluster('app-aurora')) {
            it { should_not exist }
            it { should have_cluster_member('app-aurora-3') }
            it { should have_cluster_member('app-aurora-1').is_writer(false) }
            it { should have_cluster_member('app-aurora-2').is_writer }
            it { should have_db_cluster_parameter_group('default.aurora-mysql8.0') }
            it { should have_security_group('web') }
            it { should have_tag('Env').value('staging') }
            it { should belong_to_db_subnet_group('staging') }
            it { should belong_to_subnet('production-public-c') }
            it { should belong_to_vpc('staging') }
            its('vpc_id') { should eq('vpc-440e011a4e833593c') }
        }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(rds_db_cluster('state-backing-up')) { it { should be_available } }
        describe(rds_db_cluster('state-available')) { it { should be_backing_up } }
        describe(rds_db_cluster('state-available')) { it { should be_creating } }
        describe(rds_db_cluster('state-available')) { it { should be_deleting } }
        describe(rds_db_cluster('state-available')) { it { should be_failing_over } }
        describe(rds_db_cluster('state-available')) { it { should be_maintenance } }
        describe(rds_db_cluster('state-available')) { it { should be_modifying } }
        describe(rds_db_cluster('state-available')) { it { should be_stopped } }
        describe(rds_db_cluster('state-available')) { it { should be_upgrading } }
    }
}
context('unknown') {
    on(aws: 'denied')
    describe(rds_db_cluster('app-aurora')) {
        it { should exist }
        it { should be_available }
        it { should have_cluster_member('app-aurora-1') }
        its('port') { should eq(3306) }
    }
}
