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
        ['kernel.pid_ma', 'kernel', '../../etc/passwd', 'kernel.pid_max;id', '$(id)', '-h', 'kernel//pid_max'].each { name ->
            describe(linux_kernel_parameter(name)) { it { should_not exist } }
        }
    }
    context('set by files') {
        on(host: 'conf-01')
        describe(linux_kernel_parameter('net.ipv4.ip_forward')) {
            it { should be_persistent }
            its('persisted_value') { should eq(0) }
            its('persisted_in') { should eq('/etc/sysctl.d/70-app.conf') }
        }
        describe(linux_kernel_parameter('net.ipv4.ip_local_port_range')) {
            it { should be_persistent }
            its('value') { should eq('32768\t60999') }
            its('persisted_value') { should eq('32768 60999') }
        }
        describe(linux_kernel_parameter('net.ipv4.tcp_fin_timeout')) {
            it { should_not be_persistent }
            its('persisted_value') { should eq(33) }
        }
        // By a pattern, and by the name, which counts more.
        describe(linux_kernel_parameter('net.ipv4.conf.eth0.log_martians')) { its('persisted_value') { should eq(1) } }
        describe(linux_kernel_parameter('net.ipv4.conf.lo.log_martians')) { its('persisted_value') { should eq(0) } }
        // In a comment; in a file that another one hides.
        describe(linux_kernel_parameter('net.ipv4.tcp_syncookies')) { its('persisted_value') { should be_nil } }
        describe(linux_kernel_parameter('net.ipv4.tcp_keepalive_time')) {
            it { should_not be_persistent }
            its('persisted_in') { should be_nil }
        }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(linux_kernel_parameter('kernel.ostype')) { it { should_not be_persistent } }
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
    describe(linux_kernel_parameter('kernel.ostype')) { it { should be_persistent } }
    context('set by files') {
        on(host: 'conf-01')
        describe(linux_kernel_parameter('net.ipv4.ip_forward')) {
            its('persisted_value') { should eq(1) }
            its('persisted_in') { should eq('/etc/sysctl.d/10-app.conf') }
        }
        describe(linux_kernel_parameter('net.ipv4.tcp_keepalive_time')) { its('persisted_value') { should eq(111) } }
        describe(linux_kernel_parameter('net.ipv4.no_such_parameter')) { it { should be_persistent } }
    }
}
