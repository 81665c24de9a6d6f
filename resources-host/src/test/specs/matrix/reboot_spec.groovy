context('passes') {
    on(host: 'lang-01')
    describe(reboot) {
        its('required') { should be_true }
        its('reasons') { should eq(['libc6', 'linux-image-6.1.0-42-amd64']) }
    }
}

context('fails') {
    on(host: 'lang-01')
    describe(reboot) {
        its('required') { should be_false }
        its('reasons') { should be_empty }
    }
}

context('unknown') {
    // The kernel of these is not their own, and nobody there would set the sign.
    on(host: ['web-01', 'rpm-01', 'busy-01'])
    describe(reboot) {
        its('required') { should be_true }
        its('reasons') { should be_empty }
    }
}
