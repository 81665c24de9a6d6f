// Disks are mounted where they should be, and not full.
on(role: 'web', optional: true)
tag 'disks'
severity 'critical'

describe(mount('/data')) {
  it { should be_mounted.with(type: 'ext4', options: [rw: true, nodev: true, nosuid: true]) }
  its('used_percent') { should be < 80 }
  its('inodes_used_percent') { should be < 80 }
}

describe(fstab) {
  it { should have_entry(mount_point: '/data', type: 'ext4') }
  it { should_not have_entry(mount_point: '/old') }
}
