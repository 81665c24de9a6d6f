// The database and its parameters.
on(aws: '*', optional: true)
tag 'aws', 'db'
owner 'sre'

describe(rds('app')) {
  it { should be_available }
  it { should have_db_parameter_group('app-mysql8') }
  its('multi_az') { should be_true }
  its('storage_encrypted') { should be_true }
  its('engine_version') { should be >= '8.0.30' }
}

describe(rds_db_parameter_group('app-mysql8')) {
  its('max_connections') { should eq('500') }
  its('character_set_server') { should eq('utf8mb4') }
}
