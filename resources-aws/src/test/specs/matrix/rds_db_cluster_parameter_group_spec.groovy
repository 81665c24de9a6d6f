context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(rds_db_cluster_parameter_group('app-aurora')) {
            it { should exist }
            it { should have_tag('Env').value('production') }
            its('time_zone') { should eq('Asia/Tokyo') }
            its('family') { should eq('aurora-mysql8.0') }
            its('description') { should eq('the application') }
            its('arn') { should eq('arn:aws:rds:ap-northeast-1:123456789012:cluster-pg:app-aurora') }
        }
        describe(rds_db_cluster_parameter_group('arn:aws:rds:ap-northeast-1:123456789012:cluster-pg:app-aurora')) { it { should exist } }
        describe(rds_db_cluster_parameter_group('no-such-group')) { it { should_not exist } }
    }
    context('a documented list') {
        on(aws: 'documented')
        describe(rds_db_cluster_parameter_group('app-aurora')) {
            its('time_zone') { should eq('Asia/Tokyo') }
            its('aurora_load_from_s3_role') { should be_nil }
            it { should have_parameter('time_zone') }
            it { should have_parameter('time_zone').value('Asia/Tokyo').source('user').apply_method('immediate') }
            it { should have_parameter('binlog_format').apply_type('static') }
            it { should_not have_parameter('aurora_load_from_s3_role') }
        }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(rds_db_cluster_parameter_group('app-aurora')) {
            it { should_not exist }
            it { should have_tag('Env').value('staging') }
            its('family') { should eq('mysql5.7') }
            its('description') { should eq('another') }
            its('arn') { should eq('arn:aws:rds:ap-northeast-1:123456789012:cluster-pg:other') }
        }
        describe(rds_db_cluster_parameter_group('no-such-group')) { it { should exist } }
    }
    context('a documented list') {
        on(aws: 'documented')
        describe(rds_db_cluster_parameter_group('app-aurora')) {
            its('time_zone') { should eq('UTC') }
            its('aurora_load_from_s3_role') { should eq('') }
            it { should have_parameter('aurora_load_from_s3_role') }
            it { should have_parameter('time_zone').value('UTC') }
            it { should have_parameter('time_zone').source('system') }
            it { should have_parameter('time_zone').apply_method('pending-reboot') }
            it { should have_parameter('time_zone').apply_type('static') }
        }
    }
}
context('unknown') {
    on(aws: 'denied')
    describe(rds_db_cluster_parameter_group('app-aurora')) {
        it { should exist }
        it { should have_parameter('time_zone').value('Asia/Tokyo') }
        it { should have_tag('Env') }
        its('time_zone') { should eq('Asia/Tokyo') }
        its('family') { should eq('aurora-mysql8.0') }
    }
}
