context('passes') {
    on(host: 'web-01')
    describe(fstab) {
        it { should exist }
        it { should have_entry(mount_point: '/data') }
        it { should have_entry(device: 'LABEL=data-web', mount_point: '/data', type: 'ext4', options: [noatime: true, nodev: true, rw: false], dump: 0, pass: 2) }
        it { should have_entry(mount_point: '/mnt/with space', options: 'size=1m,ro') }
        it { should have_entry(mount_point: '/var/lib/app/cache', options: [mode: '0750']) }
        it { should have_entry(type: ~/^nfs/) }
        it { should_not have_entry(mount_point: '/old') }
        it { should_not have_entry(mount_point: '/data', type: 'tmpfs') }
        its('mount_points') { should include('/data/shared') }
        its('entries[0].type') { should eq('ext4') }
    }
}

context('fails') {
    context('no table') {
        on(host: 'rpm-01')
        describe(fstab) { it { should exist } }
    }
    context('entries') {
        on(host: 'web-01')
        describe(fstab) {
            it { should have_entry(mount_point: '/old') }
            it { should have_entry(mount_point: '/data', type: 'tmpfs') }
            it { should have_entry(mount_point: '/data', options: [ro: true]) }
            it { should have_entry(mount_point: '/data', pass: 1) }
            it { should have_entry(mount_point: '/data', dump: 1) }
            it { should have_entry(device: '/dev/sdb1') }
            its('mount_points') { should include('/old') }
            its('entries[0].type') { should eq('ext3') }
        }
    }
}
