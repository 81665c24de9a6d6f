context('passes') {
    context('Debian') {
        on(host: 'web-01')
        describe(mount('/data')) {
            it { should be_mounted }
            it { should exist }
            it { should be_mounted.with(type: 'ext4') }
            it { should be_mounted.with(type: 'ext4', options: [rw: true, noatime: true, exec: false]) }
            it { should be_mounted.with(options: ['rw', 'nodev']) }
            it { should be_mounted.with(device: ~'^/dev/loop') }
            it { should be_mounted.only_with(type: 'ext4', options: ['nosuid', 'nodev', 'noatime', 'rw']) }
            its('type') { should eq('ext4') }
            its('device') { should match(/^\/dev\/loop/) }
            its('options') { should include('noatime') }
            its('size') { should be > 10.megabytes }
            its('used') { should be < 10.megabytes }
            its('available') { should be > 10.megabytes }
            its('used_percent') { should be < 80 }
            its('inodes') { should be > 1000 }
            its('inodes_used') { should be < 100 }
            its('inodes_free') { should be > 1000 }
            its('inodes_used_percent') { should be < 50 }
        }
        describe(mount('/data/')) { it { should be_mounted } }
        describe(mount('/var/lib/app/cache')) {
            it { should be_mounted.with(type: 'tmpfs', device: 'tmpfs', options: [size: '16384k', mode: '750']) }
        }
        describe(mount('/mnt/with space')) { it { should be_mounted.with(options: 'ro') } }
        describe(mount('/mnt/full')) { its('used_percent') { should eq(100) } }
        describe(mount('/dat')) { it { should_not be_mounted } }
        describe(mount('/data; id')) { it { should_not be_mounted } }
        describe(mount('/srv')) { it { should_not be_mounted } }
        describe(mount('/')) { it { should be_mounted } }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(mount('/mnt')) {
            it { should be_mounted.with(type: 'tmpfs', options: [size: '1024k']) }
            its('used_percent') { should eq(0) }
            its('size') { should eq(1048576) }
        }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(mount('/srv')) {
        it { should be_mounted }
        it { should exist }
        it { should be_mounted.with(type: 'ext4') }
    }
    describe(mount('/data')) {
        it { should be_mounted.with(type: 'ext') }
        it { should be_mounted.with(device: '/dev/sdb1') }
        it { should be_mounted.with(options: [noatime: false]) }
        it { should be_mounted.with(options: [ro: true]) }
        it { should be_mounted.with(options: ['rw', 'noexec']) }
        it { should be_mounted.only_with(options: ['rw']) }
        its('type') { should eq('xfs') }
        its('device') { should eq('tmpfs') }
        its('options') { should be_empty }
        its('size') { should be > 10.gigabytes }
        its('used') { should be > 10.gigabytes }
        its('available') { should be > 10.gigabytes }
        its('used_percent') { should be >= 80 }
        its('inodes') { should eq(0) }
        its('inodes_used') { should be > 1000 }
        its('inodes_free') { should eq(0) }
        its('inodes_used_percent') { should be > 50 }
    }
    describe(mount('/var/lib/app/cache')) { it { should be_mounted.with(options: [size: '16m']) } }
}
