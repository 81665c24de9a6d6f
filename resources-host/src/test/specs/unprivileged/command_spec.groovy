context('passes') {
    context('as a user') {
        on(host: 'web-01')
        describe(command('id -un')) { its('stdout') { should eq('tenken\n') } }
        describe(command('id -un', user: 'deploy')) { its('stdout') { should eq('deploy\n') } }
        describe(command('id -un', user: 'tenken')) { its('stdout') { should eq('tenken\n') } }
    }
    context('Japanese locale') {
        on(host: 'web-02')
        describe(command('locale | grep LANG=')) { its('stdout') { should eq('LANG=ja_JP.UTF-8\n') } }
    }
}

context('unknown') {
    context('without sudo') {
        on(host: 'web-02')
        describe(command('true', user: 'deploy')) { it { should be_successful } }
    }
    context('busybox, without su for others') {
        on(host: 'busy-01')
        describe(command('true', user: 'root')) { it { should be_successful } }
    }
}
