// The database host: its daemon, where it listens, its data directory, its settings.
on(role: 'db', optional: true)
tag 'smoke', 'db'

describe(service('mysqld')) {
  it { should be_enabled }
  it { should be_running }
}

describe(service('nginx')) {
  it('must never start here') { should be_masked }
}

describe(port(3306)) {
  it { should be_listening }
}

describe(port(33060)) {
  it('is for this machine only') { should be_listening.on('127.0.0.1') }
  it { should_not be_listening.on('0.0.0.0') }
}

describe(mount('/var/lib/mysql')) {
  it { should be_mounted.with(type: 'ext4') }
  its('used_percent') { should be < 80 }
}

describe(config_file('/etc/mysql/mysql.conf.d/mysqld.cnf')) {
  its('mysqld.bind-address') { should eq('0.0.0.0') }
}
