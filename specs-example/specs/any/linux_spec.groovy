// What holds on any Linux machine of ours: no on(…), so every host of the environment is asked.
tag 'smoke'

describe(user('root')) {
  it { should exist }
  it { should have_uid(0) }
  it { should belong_to_primary_group('root') }
}

describe(group('root')) {
  it { should have_gid(0) }
}

describe(file('/etc/passwd')) {
  it { should be_file }
  it { should be_owned_by('root') }
  it { should be_mode('644') }
  its('content') { should match(/^root:/) }
  it { should_not be_writable.by('others') }
}

describe(file('/tmp')) {
  it { should be_directory }
  it('lets nobody remove what is another\'s') { should be_mode('1777') }
}

describe(mount('/')) {
  it { should be_mounted }
  its('used_percent') { should be < 95 }
}

describe(iface('lo')) {
  it { should be_up }
  it { should have_ipv4_address('127.0.0.1') }
}

describe(linux_kernel_parameter('kernel.pid_max')) {
  its('value') { should be >= 32768 }
}

describe(command('uname -s')) {
  its('stdout') { should eq('Linux\n') }
  its('exit_status') { should eq(0) }
}

describe('the machine') {
  it('has memory to work with') { expect(target.facts.memory.total).to(be > 100.megabytes) }
  it('runs Linux') { expect(target.facts.kernel.name).to(eq('Linux')) }
}
