// The web servers: package, daemon, port and configuration of nginx.
on(role: 'web', optional: true)
tag 'smoke', 'web'
owner 'web-team'

describe(pkg('nginx-light')) {
  it { should be_installed.with_version(vars.nginx_version) }
}

describe(service('nginx')) {
  it { should be_enabled }
  it { should be_running.under('systemd') }
}

describe(process('nginx')) {
  it { should be_running }
  its('user') { should eq('root') }
}

describe(port(vars.http_port)) {
  it { should be_listening.with('tcp') }
}

describe(file('/etc/nginx/nginx.conf')) {
  it { should be_owned_by('root') }
  it { should be_mode('644') }
  its('content') { should match(/^user www-data;/) }
  its('content') { should_not match(/^\s*server_tokens on/) }
}
