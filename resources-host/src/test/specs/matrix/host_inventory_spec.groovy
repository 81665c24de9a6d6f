context('passes') {
    context('Debian') {
        on(host: 'web-01')
        describe(host_inventory) {
            its('os.family') { should eq('debian') }
            its('os.name') { should eq('debian') }
            its('os.release') { should match(/^12\.\d+$/) }
            its('os.version_id') { should eq('12') }
            its('os.codename') { should eq('bookworm') }
            its('os.pretty_name') { should eq('Debian GNU/Linux 12 (bookworm)') }
            its('os.id_like') { should be_empty }
            its('os.architecture') { should eq('x86_64') }
            its('platform') { should eq('debian') }
            its('platform_version') { should start_with('12.') }
            its('platform_codename') { should eq('bookworm') }
            its('architecture') { should eq('x86_64') }
            its('hostname') { should eq('web-01') }
            its('fqdn') { should eq('web-01.lab.test') }
            its('domain') { should eq('lab.test') }
            its('kernel.name') { should eq('Linux') }
            its('kernel.release') { should match(/^\d+\.\d+/) }
            its('kernel.version') { should match(/SMP/) }
            its('kernel.machine') { should eq('x86_64') }
            its('memory.total') { should be > 1.gigabytes }
            its('memory.free') { should be > 0 }
            its('memory.available') { should be > 1.megabytes }
            its('memory.buffers') { should be >= 0 }
            its('memory.cached') { should be > 0 }
            its('memory.swap.total') { should be >= 0 }
            its('memory.swap.free') { should be >= 0 }
            its('cpu.total') { should be >= 1 }
            its('cpu.cores') { should be >= 1 }
            its('cpu.sockets') { should be >= 1 }
            its('cpu.model') { should match(/\w/) }
            its('cpu.vendor') { should match(/AMD|Intel/) }
            its('virtualization.system') { should eq('systemd-nspawn') }
            its('uptime') { should be > 1.seconds }
            its('load_average.size') { should eq(3) }
            its('load_average[0]') { should be >= 0 }
            its('timezone') { should eq('Etc/UTC') }
            its('utc_offset') { should eq('+0000') }
            its(['filesystem', '/data', 'size']) { should be > 1.megabytes }
            its(['filesystem', '/data', 'used_percent']) { should be < 100 }
            its(['filesystem', '/mnt/full', 'used_percent']) { should eq(100) }
            its(['filesystem', '/mnt/with space', 'mount']) { should eq('/mnt/with space') }
            its(['filesystem', '/data', 'inodes']) { should be > 10 }
            its('block_device') { should_not be_empty }
            its('mount') { should include(satisfy('is /data') { m -> m.path() == '/data' && m.type() == 'ext4' }) }
            its('mount[0].options') { should include('rw') }
        }
        describe(target.facts) { its('os.family') { should eq(target.os.family) } }
        describe(command("echo ${target.facts.hostname} ${target.facts['kernel'].name} ${target.os.release}")) {
            its('stdout') { should match(/^web-01 Linux 12\.\d+$/) }
        }
    }
    context('selected by os') {
        on(host: ['web-01', 'rpm-01', 'busy-01'], os: 'redhat')
        describe(host_inventory) {
            its('os.name') { should eq('lablinux') }
            its('os.family') { should eq('redhat') }
            its('os.id_like') { should include('rhel') }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(host_inventory) {
            its('hostname') { should eq('busy-01') }
            its('kernel.name') { should eq('Linux') }
            its('memory.total') { should be > 1.gigabytes }
            its('os.codename') { should be_nil }
            its(['filesystem', '/', 'used_percent']) { should be <= 100 }
        }
    }
    context('another zone') {
        on(host: 'db-01')
        describe(host_inventory) {
            its('timezone') { should eq('Asia/Tokyo') }
            its('utc_offset') { should eq('+0900') }
        }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(host_inventory) {
        its('os.family') { should eq('redhat') }
        its('os.name') { should eq('ubuntu') }
        its('os.release') { should eq('11') }
        its('os.version_id') { should eq('11') }
        its('os.codename') { should eq('bullseye') }
        its('os.pretty_name') { should be_empty }
        its('os.id_like') { should include('rhel') }
        its('os.architecture') { should eq('aarch64') }
        its('platform') { should eq('redhat') }
        its('platform_version') { should eq('11') }
        its('platform_codename') { should eq('bullseye') }
        its('architecture') { should eq('aarch64') }
        its('hostname') { should eq('web') }
        its('fqdn') { should eq('web-01') }
        its('domain') { should eq('test') }
        its('kernel.name') { should eq('FreeBSD') }
        its('kernel.release') { should eq('2.4') }
        its('kernel.version') { should eq('1') }
        its('kernel.machine') { should eq('aarch64') }
        its('memory.total') { should be < 1.megabytes }
        its('memory.free') { should be < 0 }
        its('memory.available') { should be < 0 }
        its('memory.buffers') { should be < 0 }
        its('memory.cached') { should be < 0 }
        its('memory.swap.total') { should be < 0 }
        its('memory.swap.free') { should be < 0 }
        its('cpu.total') { should be > 4096 }
        its('cpu.cores') { should be > 4096 }
        its('cpu.sockets') { should be > 4096 }
        its('cpu.model') { should eq('Z80') }
        its('cpu.vendor') { should eq('Zilog') }
        its('virtualization.system') { should eq('none') }
        its('uptime') { should be < 1.seconds }
        its('load_average') { should be_empty }
        its('timezone') { should eq('Asia/Tokyo') }
        its('utc_offset') { should eq('+0900') }
        its('filesystem') { should have_key('/nowhere') }
        its('block_device') { should have_key('no-such-disk') }
        its('mount') { should be_empty }
    }
}
