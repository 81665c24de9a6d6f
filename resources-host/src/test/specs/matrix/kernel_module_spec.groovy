context('passes') {
    context('built in') {
        on(host: ['web-01', 'rpm-01', 'busy-01'])
        describe(kernel_module('tcp_cubic')) {
            it { should be_loaded }
            it { should be_builtin }
            its('state') { should eq('builtin') }
            its('version') { should match(/^\d/) }
        }
        describe(kernel_module('tcp-cubic')) { it { should be_loaded } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(kernel_module('tcp_cubic')) {
        its('state') { should eq('live') }
        its('version') { should eq('0') }
    }
    // No module can have such a name.
    ['tcp_cubic;id', '$(id)', '..', 'a=b'].each { name ->
        describe(kernel_module(name)) {
            it { should be_loaded }
            it { should be_builtin }
        }
    }
}

context('unknown') {
    on(host: ['web-01', 'busy-01'])
    ['nfs', 'tcp_cubi', '-nfs'].each { name ->
        describe(kernel_module(name)) {
            it { should be_loaded }
            it { should be_builtin }
        }
    }
    describe(kernel_module('nfs')) {
        its('state') { should eq('live') }
        its('version') { should eq('1') }
    }
}
