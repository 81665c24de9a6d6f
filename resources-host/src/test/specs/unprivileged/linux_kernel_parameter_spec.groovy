context('unknown') {
    context('may not be read') {
        on(host: ['web-01', 'busy-01'])
        describe(linux_kernel_parameter('net.ipv6.conf.all.stable_secret')) {
            it { should exist }
            its('value') { should be_empty }
        }
    }
}
