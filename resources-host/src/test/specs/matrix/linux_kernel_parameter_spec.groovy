context('passes') {
    context('as root') {
        on(host: 'web-01')
        describe(linux_kernel_parameter('kernel.ostype')) {
            it { should exist }
            its('value') { should eq('Linux') }
        }
        describe(linux_kernel_parameter('kernel.pid_max')) { its('value') { should be >= 32768 } }
        describe(linux_kernel_parameter('kernel/pid_max')) { its('value') { should be >= 32768 } }
        describe(linux_kernel_parameter('net/ipv4/conf/eth0/mtu')) { it { should_not exist } }
        describe(linux_kernel_parameter('net.ipv4.conf.eth0.forwarding')) { its('value') { should eq(0) } }
        describe(linux_kernel_parameter('net.ipv4.tcp_rmem')) { its('value') { should match(/^\d+\t\d+\t\d+$/) } }
        ['kernel.pid_ma', 'kernel', '', '../../etc/passwd', 'kernel.pid_max; id', '$(id)', '-h', 'kernel.pid_max\n', 'kernel//pid_max'].each { name ->
            describe(linux_kernel_parameter(name)) { it { should_not exist } }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(linux_kernel_parameter('kernel.ostype')) { its('value') { should eq('Linux') } }
        describe(linux_kernel_parameter('kernel.pid_max')) { its('value') { should be >= 32768 } }
        describe(linux_kernel_parameter('kernel.pid_ma')) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(linux_kernel_parameter('kernel.no_such')) { it { should exist } }
    describe(linux_kernel_parameter('kernel.ostype')) { its('value') { should eq('Linu') } }
    describe(linux_kernel_parameter('kernel.pid_max')) { its('value') { should eq(3) } }
}
