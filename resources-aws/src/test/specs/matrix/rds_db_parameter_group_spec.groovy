context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(rds_db_parameter_group('app-mysql8')) {
            it { should exist }
            it { should have_tag('Env').value('production') }
            its('max_connections') { should eq('500') }
            its('family') { should eq('mysql8.0') }
            its('description') { should eq('the application') }
            its('arn') { should eq('arn:aws:rds:ap-northeast-1:123456789012:pg:app-mysql8') }
        }
        describe(rds_db_parameter_group('arn:aws:rds:ap-northeast-1:123456789012:pg:app-mysql8')) { it { should exist } }
        describe(rds_db_parameter_group('no-such-group')) { it { should_not exist } }
    }
    context('a documented list') {
        on(aws: 'documented')
        describe(rds_db_parameter_group('app-mysql8')) {
            its('max_connections') { should eq('500') }
            its('rds.force_ssl') { should eq('1') }
            its('binlog_cache_size') { should be_nil }
            it { should have_parameter('max_connections') }
            it { should have_parameter('max_connections').value('500').source('user').apply_method('immediate') }
            it { should have_parameter('max_connections').value(~/^\d+$/) }
            it { should have_parameter('innodb_log_file_size').apply_type('static') }
            it { should_not have_parameter('binlog_cache_size') }
            it { should have_parameter('slow_query_log').value(0) }
            // What the engine decides has no value.
            it { should have_parameter('general_log').source('engine-default') }
            it { should_not have_parameter('general_log').source('user') }
            it { should_not have_parameter('general_log').source('engine-default').value('1') }
        }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(rds_db_parameter_group('app-mysql8')) {
            it { should_not exist }
            it { should have_tag('Env').value('staging') }
            its('family') { should eq('mysql5.7') }
            its('description') { should eq('another') }
            its('arn') { should eq('arn:aws:rds:ap-northeast-1:123456789012:pg:other') }
        }
        describe(rds_db_parameter_group('no-such-group')) { it { should exist } }
    }
    context('a documented list') {
        on(aws: 'documented')
        describe(rds_db_parameter_group('app-mysql8')) {
            its('max_connections') { should eq('100') }
            its('binlog_cache_size') { should eq('0') }
            it { should have_parameter('binlog_cache_size') }
            it { should have_parameter('max_connections').value('50') }
            it { should have_parameter('max_connections').source('engine-default') }
            it { should have_parameter('max_connections').apply_method('pending-reboot') }
            it { should have_parameter('max_connections').apply_type('static') }
            it { should have_parameter('character_set_server').value('utf8mb4').apply_method('immediate') }
        }
    }
}
context('unknown') {
    on(aws: 'denied')
    describe(rds_db_parameter_group('app-mysql8')) {
        it { should exist }
        it { should have_parameter('max_connections').value('500') }
        it { should have_tag('Env') }
        its('max_connections') { should eq('500') }
        its('family') { should eq('mysql8.0') }
    }
}
