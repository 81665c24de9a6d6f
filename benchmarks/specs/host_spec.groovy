// 100 checks over 12 kinds. serverspec/host_spec.rb and raw/checks.sh hold the same ones under the same numbers; nine fail on purpose.

describe(pkg('nginx-light')) {
  it('001') { should be_installed }
}

describe(pkg('cron')) {
  it('002') { should be_installed }
  it('003') { should be_installed.with_version('3.0pl1-162') }
}

describe(pkg('dash')) {
  it('004') { should be_installed.with_version('0.5.12-2') }
}

describe(pkg('openssh-server')) {
  it('005') { should be_installed }
}

describe(pkg('sudo')) {
  it('006') { should be_installed }
}

describe(pkg('tcsh')) {
  it('007') { should be_installed.with_version('6.24.07-1') }
}

describe(pkg('zsh')) {
  it('008') { should be_installed }
}

describe(pkg('iproute2')) {
  it('009') { should be_installed }
}

describe(pkg('procps')) {
  it('010') { should be_installed.with_version('2:4.0.2-3') }
}

describe(pkg('telnetd')) {
  it('011') { should_not be_installed }
}

describe(pkg('apache2')) {
  it('012') { should be_installed } // fails
}

describe(service('nginx')) {
  it('013') { should be_enabled }
  it('014') { should be_running }
}

describe(service('cron')) {
  it('015') { should be_enabled }
  it('016') { should be_running }
}

describe(service('ssh')) {
  it('017') { should be_enabled }
  it('018') { should be_running }
}

describe(service('app')) {
  it('019') { should be_enabled }
  it('020') { should be_running }
}

describe(service('java-app')) {
  it('021') { should be_running }
}

describe(service('consul-template')) {
  it('022') { should be_running }
}

describe(service('disabled')) {
  it('023') { should_not be_enabled }
}

describe(service('failed')) {
  it('024') { should_not be_running }
}

describe(service('enabled-stopped')) {
  it('025') { should be_enabled }
  it('026') { should be_running } // fails
}

describe(process('nginx')) {
  it('027') { should be_running }
}

describe(process('cron')) {
  it('028') { should be_running }
  its('user', '029') { should eq('root') }
}

describe(process('sshd')) {
  it('030') { should be_running }
}

describe(process('dbus-daemon')) {
  it('031') { should be_running }
}

describe(process('consul-template')) {
  it('032') { should be_running }
}

describe(process('consul')) {
  it('033') { should_not be_running }
}

describe(process('mysqld')) {
  it('034') { should be_running } // fails
}

describe(port(22)) {
  it('035') { should be_listening }
  it('036') { should be_listening.with('tcp') }
}

describe(port(8080)) {
  it('037') { should be_listening }
  it('038') { should be_listening.with('tcp') }
}

describe(port(9000)) {
  it('039') { should be_listening.on('127.0.0.1').with('tcp') }
}

describe(port(8125)) {
  it('040') { should be_listening.with('udp') }
}

describe(port(7007)) {
  it('041') { should be_listening }
}

describe(port(3306)) {
  it('042') { should be_listening } // fails
}

describe(file('/etc/passwd')) {
  it('043') { should be_file }
  it('044') { should be_mode(644) }
  it('045') { should be_owned_by('root') }
  it('046') { should be_grouped_into('root') }
}

describe(file('/etc/shadow')) {
  it('047') { should be_mode(640) }
  it('048') { should be_grouped_into('shadow') }
}

describe(file('/etc/nginx/nginx.conf')) {
  it('049') { should be_file }
  it('050') { should be_mode(644) }
  its('content', '051') { should match(/worker_connections\s+768/) }
}

describe(file('/etc/app/app.conf')) {
  it('052') { should contain('PermitRootLogin   no') }
  its('content', '053') { should match(/^Port 8080$/) }
  it('054') { should_not contain('PermitRootLogin   yes') }
}

describe(file('/etc/app/secret.ini')) {
  it('055') { should be_mode(600) }
  it('056') { should be_owned_by('root') }
}

describe(file('/var/lib/app')) {
  it('057') { should be_directory }
  it('058') { should be_owned_by('svc-app') }
  it('059') { should be_mode(2775) }
}

describe(file('/opt/app/current')) {
  it('060') { should be_symlink }
  it('061') { should be_linked_to('releases/1.4.2') }
}

describe(file('/srv/files/owned.txt')) {
  it('062') { should be_owned_by('deploy') }
  it('063') { should be_grouped_into('wheelers') }
}

describe(file('/srv/files/plain.txt')) {
  its('size', '064') { should eq(6) }
  its('sha256sum', '065') { should eq('5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03') }
}

describe(file('/srv/files/pipe')) {
  it('066') { should be_pipe }
}

describe(file('/etc/nologin')) {
  it('067') { should_not exist }
}

describe(file('/srv/files/world.txt')) {
  it('068') { should be_mode(644) } // fails
}

describe(mount('/data/shared')) {
  it('069') { should be_mounted }
}

describe(mount('/mnt/full')) {
  it('070') { should be_mounted.with(type: 'tmpfs') }
}

describe(mount('/var/lib/app/cache')) {
  it('071') { should be_mounted.with(type: 'tmpfs', options: [rw: true, nosuid: true]) }
}

describe(mount('/mnt/nfs')) {
  it('072') { should be_mounted } // fails
}

describe(user('deploy')) {
  it('073') { should exist }
  it('074') { should have_uid(2001) }
  it('075') { should belong_to_group('wheelers') }
  it('076') { should have_home_directory('/home/deploy') }
  it('077') { should have_login_shell('/bin/bash') }
}

describe(user('alice')) {
  it('078') { should belong_to_group('wheel') }
}

describe(user('svc-app')) {
  it('079') { should have_login_shell('/usr/sbin/nologin') }
}

describe(user('mallory')) {
  it('080') { should_not exist }
}

describe(group('deploy')) {
  it('081') { should exist }
  it('082') { should have_gid(2001) }
}

describe(group('wheelers')) {
  it('083') { should have_gid(2011) }
}

describe(group('wheel')) {
  it('084') { should exist }
}

describe(group('docker')) {
  it('085') { should exist } // fails
}

describe(command('uname -s')) {
  its('stdout', '086') { should eq('Linux\n') }
  its('exit_status', '087') { should eq(0) }
}

describe(command('getconf LONG_BIT')) {
  its('stdout', '088') { should eq('64\n') }
}

describe(command('cat /etc/debian_version')) {
  its('stdout', '089') { should match(/^12\./) }
}

describe(command('false')) {
  its('exit_status', '090') { should eq(0) } // fails
}

describe(linux_kernel_parameter('net.ipv4.ip_forward')) {
  its('value', '091') { should eq(0) }
}

describe(linux_kernel_parameter('net.ipv4.ip_default_ttl')) {
  its('value', '092') { should eq(64) }
}

describe(linux_kernel_parameter('kernel.ostype')) {
  its('value', '093') { should eq('Linux') }
}

describe(linux_kernel_parameter('net.ipv4.tcp_syncookies')) {
  its('value', '094') { should eq(1) }
}

describe(iface('eth0')) {
  it('095') { should exist }
  it('096') { should be_up }
}

describe(iface('lo')) {
  it('097') { should have_ipv4_address('127.0.0.1') }
}

describe(iface('spare0')) {
  it('098') { should_not be_up }
}

describe(cron) {
  it('099') { should have_entry('*/5 * * * * /usr/local/bin/app-heartbeat').with_user('root') }
  it('100') { should have_entry('0 4 * * * /usr/local/bin/app-vacuum').with_user('root') } // fails
}
