// The application's own configuration values, its user, its jobs, and that its log is alive.
on(role: 'web', optional: true)
tag 'web'

describe(config_file('/etc/app/app.ini')) {
  its('server.port') { should eq(8080) }
  its('server.debug') { should eq('false') }
  its(['database', 'pool.size']) { should be <= 20 }
}

describe(config_file('/etc/app/app.yaml')) {
  its('peers') { should contain_exactly('web-01', 'web-02') }
  its('databases[0].name') { should eq('app') }
}

describe(config_file('/etc/app/app.conf')) {
  its('PermitRootLogin') { should eq('no') }
}

describe(file('/etc/app/secret.ini')) {
  it { should_not be_readable.by('others') }
}

describe(user('deploy')) {
  it { should have_uid(2001) }
  it { should have_login_shell('/bin/bash') }
  it('is no administrator') { should_not belong_to_group('wheel') }
}

describe(service('consul-template')) {
  it { should be_running }
}

describe(service('consul')) {
  it('was removed; consul-template is another') { should_not be_running }
}

describe(cron) {
  it { should have_entry('*/10 * * * * /usr/local/bin/app-sync --quick').with_user('deploy') }
}

describe(file('/var/log/app/app.log')) {
  its('mtime', 'was written within five minutes') { should be > 5.minutes.ago }
}
