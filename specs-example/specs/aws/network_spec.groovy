// Addresses, disks and doors: each on the right instance, none open that should not be.
on(aws: '*', optional: true)
tag 'smoke', 'aws'

describe(ec2('web-01')) {
  it { should be_running }
  it { should have_eip }
  it { should have_ebs('web-01-data').as('/dev/sdf') }
  it { should have_security_group('web') }
  it { should belong_to_vpc('main') }
  it { should have_tag('Env').value('production') }
  its('instance_type') { should eq('m7g.large') }
}

describe(eip('web-01')) {
  it { should be_associated_to('web-01') }
}

describe('the data volumes') {
  ['web-01', 'web-02'].each { name ->
    describe(ebs("${name}-data")) {
      it { should be_in_use }
      it { should be_attached_to(name) }
      its('volume_type', 'is of no old type') { should_not eq('standard') }
      its('encrypted') { should be_true }
    }
  }
}

describe(security_group('web')) {
  it { should be_opened(443).protocol('tcp').for('0.0.0.0/0') }
  it { should be_opened(443).protocol('tcp').for('::/0') }
  it { should be_opened(22).for('10.0.0.0/8') }
  it { should_not be_opened(22).for('0.0.0.0/0') }
  it { should_not be_opened(22).for('::/0') }
}

describe(vpc('main')) {
  it { should be_available }
  its('cidr_block') { should eq('10.0.0.0/16') }
}

describe(subnet('web-a')) {
  it { should belong_to_vpc('main') }
}
