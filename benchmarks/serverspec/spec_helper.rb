# Serverspec over SSH as its own `serverspec-init` sets it up: the host is the process's TARGET_HOST, everything else comes from
# the ssh configuration that Tenken's and the raw run use too. The host's system is detected, as by default.
require 'serverspec'
require 'net/ssh'

config = ENV.fetch('SSH_CONFIG')
host = ENV.fetch('TARGET_HOST')

set :backend, :ssh
set :host, host
set :ssh_options, Net::SSH::Config.for(host, [config]).merge(config: [config], verify_host_key: :always)
