# 100 checks over 12 kinds. specs/host_spec.groovy and raw/checks.sh hold the same ones under the same numbers; nine fail on purpose.
require_relative 'spec_helper'

describe package('nginx-light') do
  it('001') { should be_installed }
end

describe package('cron') do
  it('002') { should be_installed }
  it('003') { should be_installed.with_version('3.0pl1-162') }
end

describe package('dash') do
  it('004') { should be_installed.with_version('0.5.12-2') }
end

describe package('openssh-server') do
  it('005') { should be_installed }
end

describe package('sudo') do
  it('006') { should be_installed }
end

describe package('tcsh') do
  it('007') { should be_installed.with_version('6.24.07-1') }
end

describe package('zsh') do
  it('008') { should be_installed }
end

describe package('iproute2') do
  it('009') { should be_installed }
end

describe package('procps') do
  it('010') { should be_installed.with_version('2:4.0.2-3') }
end

describe package('telnetd') do
  it('011') { should_not be_installed }
end

describe package('apache2') do
  it('012') { should be_installed } # fails
end

describe service('nginx') do
  it('013') { should be_enabled }
  it('014') { should be_running }
end

describe service('cron') do
  it('015') { should be_enabled }
  it('016') { should be_running }
end

describe service('ssh') do
  it('017') { should be_enabled }
  it('018') { should be_running }
end

describe service('app') do
  it('019') { should be_enabled }
  it('020') { should be_running }
end

describe service('java-app') do
  it('021') { should be_running }
end

describe service('consul-template') do
  it('022') { should be_running }
end

describe service('disabled') do
  it('023') { should_not be_enabled }
end

describe service('failed') do
  it('024') { should_not be_running }
end

describe service('enabled-stopped') do
  it('025') { should be_enabled }
  it('026') { should be_running } # fails
end

describe process('nginx') do
  it('027') { should be_running }
end

describe process('cron') do
  it('028') { should be_running }
  it('029') { expect(subject.user).to eq('root') }
end

describe process('sshd') do
  it('030') { should be_running }
end

describe process('dbus-daemon') do
  it('031') { should be_running }
end

describe process('consul-template') do
  it('032') { should be_running }
end

describe process('consul') do
  it('033') { should_not be_running }
end

describe process('mysqld') do
  it('034') { should be_running } # fails
end

describe port(22) do
  it('035') { should be_listening }
  it('036') { should be_listening.with('tcp') }
end

describe port(8080) do
  it('037') { should be_listening }
  it('038') { should be_listening.with('tcp') }
end

describe port(9000) do
  it('039') { should be_listening.on('127.0.0.1').with('tcp') }
end

describe port(8125) do
  it('040') { should be_listening.with('udp') }
end

describe port(7007) do
  it('041') { should be_listening }
end

describe port(3306) do
  it('042') { should be_listening } # fails
end

describe file('/etc/passwd') do
  it('043') { should be_file }
  it('044') { should be_mode(644) }
  it('045') { should be_owned_by('root') }
  it('046') { should be_grouped_into('root') }
end

describe file('/etc/shadow') do
  it('047') { should be_mode(640) }
  it('048') { should be_grouped_into('shadow') }
end

describe file('/etc/nginx/nginx.conf') do
  it('049') { should be_file }
  it('050') { should be_mode(644) }
  it('051') { expect(subject.content).to match(/worker_connections\s+768/) }
end

describe file('/etc/app/app.conf') do
  it('052') { should contain('PermitRootLogin   no') }
  it('053') { expect(subject.content).to match(/^Port 8080$/) }
  it('054') { should_not contain('PermitRootLogin   yes') }
end

describe file('/etc/app/secret.ini') do
  it('055') { should be_mode(600) }
  it('056') { should be_owned_by('root') }
end

describe file('/var/lib/app') do
  it('057') { should be_directory }
  it('058') { should be_owned_by('svc-app') }
  it('059') { should be_mode(2775) }
end

describe file('/opt/app/current') do
  it('060') { should be_symlink }
  it('061') { should be_linked_to('releases/1.4.2') }
end

describe file('/srv/files/owned.txt') do
  it('062') { should be_owned_by('deploy') }
  it('063') { should be_grouped_into('wheelers') }
end

describe file('/srv/files/plain.txt') do
  it('064') { expect(subject.size).to eq(6) }
  it('065') { expect(subject.sha256sum).to eq('5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03') }
end

describe file('/srv/files/pipe') do
  it('066') { should be_pipe }
end

describe file('/etc/nologin') do
  it('067') { should_not exist }
end

describe file('/srv/files/world.txt') do
  it('068') { should be_mode(644) } # fails
end

# Serverspec has no mount type; a mount is asked of the file.
describe file('/data/shared') do
  it('069') { should be_mounted }
end

describe file('/mnt/full') do
  it('070') { should be_mounted.with(type: 'tmpfs') }
end

describe file('/var/lib/app/cache') do
  it('071') { should be_mounted.with(type: 'tmpfs', options: { rw: true, nosuid: true }) }
end

describe file('/mnt/nfs') do
  it('072') { should be_mounted } # fails
end

describe user('deploy') do
  it('073') { should exist }
  it('074') { should have_uid(2001) }
  it('075') { should belong_to_group('wheelers') }
  it('076') { should have_home_directory('/home/deploy') }
  it('077') { should have_login_shell('/bin/bash') }
end

describe user('alice') do
  it('078') { should belong_to_group('wheel') }
end

describe user('svc-app') do
  it('079') { should have_login_shell('/usr/sbin/nologin') }
end

describe user('mallory') do
  it('080') { should_not exist }
end

describe group('deploy') do
  it('081') { should exist }
  it('082') { should have_gid(2001) }
end

describe group('wheelers') do
  it('083') { should have_gid(2011) }
end

describe group('wheel') do
  it('084') { should exist }
end

describe group('docker') do
  it('085') { should exist } # fails
end

describe command('uname -s') do
  it('086') { expect(subject.stdout).to eq("Linux\n") }
  it('087') { expect(subject.exit_status).to eq(0) }
end

describe command('getconf LONG_BIT') do
  it('088') { expect(subject.stdout).to eq("64\n") }
end

describe command('cat /etc/debian_version') do
  it('089') { expect(subject.stdout).to match(/^12\./) }
end

describe command('false') do
  it('090') { expect(subject.exit_status).to eq(0) } # fails
end

describe linux_kernel_parameter('net.ipv4.ip_forward') do
  it('091') { expect(subject.value).to eq(0) }
end

describe linux_kernel_parameter('net.ipv4.ip_default_ttl') do
  it('092') { expect(subject.value).to eq(64) }
end

describe linux_kernel_parameter('kernel.ostype') do
  it('093') { expect(subject.value).to eq('Linux') }
end

describe linux_kernel_parameter('net.ipv4.tcp_syncookies') do
  it('094') { expect(subject.value).to eq(1) }
end

describe interface('eth0') do
  it('095') { should exist }
  it('096') { should be_up }
end

describe interface('lo') do
  it('097') { should have_ipv4_address('127.0.0.1') }
end

describe interface('spare0') do
  it('098') { should_not be_up }
end

describe cron do
  it('099') { should have_entry('*/5 * * * * /usr/local/bin/app-heartbeat').with_user('root') }
  it('100') { should have_entry('0 4 * * * /usr/local/bin/app-vacuum').with_user('root') } # fails
end
