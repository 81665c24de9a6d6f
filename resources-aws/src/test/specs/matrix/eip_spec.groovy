context('passes') {
  context('documented gateways') {
    on(aws: 'documented')
    // A deleted gateway is still listed, with the address that it had.
    describe(eip('203.0.113.7')) {
        it { should_not be_associated_to('nat-00000000000000001') }
        it { should_not be_associated_to('old-nat') }
    }
    describe(eip('203.0.113.8')) {
        it { should be_associated_to('nat') }
        it { should be_associated_to('nat-00000000000000003') }
        it { should_not be_associated_to('nat-00000000000000002') }
    }
  }
  context('an estate') {
    on(aws: 'main')
    describe(eip('127.105.85.138')) {
        it { should exist }
        it { should be_associated }
        it { should be_associated_to('web-01') }
        it { should be_associated_to('i-8a357ea79f1fb1903') }
        it { should be_associated_to('eni-16d43d91aa35da639') }
        it { should belong_to_domain('vpc') }
        it { should have_tag('Name').value('web-01') }
        its('allocation_id') { should eq('eipalloc-6962aedf2d0327b71') }
    }
    describe(eip('eipalloc-5dc7f2cf3ce9229cc')) { it { should be_associated_to('web-02') } }
    describe(eip('nat')) {
        it { should be_associated_to('nat-b00a0c38d03cd36b4') }
        it { should be_associated_to('production-nat') }
    }
    describe(eip(tag: [Name: 'spare'])) {
        it { should exist }
        it { should_not be_associated }
    }
    describe(eip('203.0.113.99')) { it { should_not exist } }
    describe(eip(filter: [instance_id: 'i-8a357ea79f1fb1903'], aws: 'main')) {
        its('public_ip') { should eq('127.105.85.138') }
    }
  }
}
context('fails') {
    on(aws: 'main')
    describe(eip('127.105.85.138')) {
        it { should_not exist }
        it { should be_associated_to('web-02') }
        it { should be_associated_to('i-ee8a5cdd6979ad1be') }
        it { should be_associated_to('eni-31e44ab42771d4fa9') }
        it { should be_associated_to('nat-b00a0c38d03cd36b4') }
        it { should belong_to_domain('standard') }
        it { should have_tag('Name').value('web-1') }
        its('allocation_id') { should eq('eipalloc-5dc7f2cf3ce9229cc') }
    }
    describe(eip('spare')) {
        it { should be_associated }
        it { should be_associated_to('web-01') }
    }
    describe(eip('nat')) { it { should be_associated_to('no-such-gateway') } }
}
context('unknown') {
    on(aws: 'denied')
    describe(eip('127.105.85.138')) {
        it { should exist }
        it { should be_associated_to('web-01') }
        its('domain') { should eq('vpc') }
    }
}
