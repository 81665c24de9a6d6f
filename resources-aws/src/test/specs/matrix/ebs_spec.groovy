context('passes') {
    context('an estate') {
        on(aws: 'main')
        describe(ebs('web-01-data')) {
            it { should exist }
            it { should be_in_use }
            it { should_not be_encrypted }
            it { should be_attached_to('web-01') }
            it { should be_attached_to('i-8a357ea79f1fb1903') }
            it { should be_attached_to('web-01').as('/dev/sdf') }
            it { should have_tag('Name').value('web-01-data') }
            its('volume_type') { should eq('gp3') }
            its('size') { should eq(20) }
        }
        describe(ebs('shared')) { it { should be_encrypted } }
        describe(ebs('old')) {
            it { should be_available }
            it { should_not be_attached_to('web-01') }
            its('volume_type') { should eq('standard') }
        }
        describe(ebs('vol-2e3e45446a864693b')) { it { should exist } }
        describe(ebs(tag: [Name: 'shared'])) { it { should exist } }
        describe(ebs('no-such-volume')) { it { should_not exist } }
    }
    context('documented states') {
        on(aws: 'documented')
        // Every attachment counts.
        describe(ebs('shared')) {
            it { should be_attached_to('state-running') }
            it { should be_attached_to('i-00000000000000006').as('/dev/sdg') }
            its('multi_attach_enabled') { should be_true }
            its('attachments.instance_id') { should contain_exactly('i-00000000000000002', 'i-00000000000000006') }
            its('attachments.1.device') { should eq('/dev/sdg') }
        }
        describe(ebs('leaving')) { it { should_not be_attached_to('state-running') } }
        describe(ebs('state-creating')) { it { should be_creating } }
        describe(ebs('state-available')) { it { should be_available } }
        describe(ebs('state-in-use')) { it { should be_in_use } }
        describe(ebs('state-deleting')) { it { should be_deleting } }
        describe(ebs('state-deleted')) { it { should be_deleted } }
        describe(ebs('state-error')) { it { should be_error } }
    }
}
context('fails') {
    context('an estate') {
        on(aws: 'main')
        describe(ebs('web-01-data')) {
            it { should_not exist }
            it { should be_encrypted }
            it { should be_attached_to('web-02') }
            it { should be_attached_to('i-ee8a5cdd6979ad1be') }
            it { should be_attached_to('web-01').as('/dev/sdg') }
            it { should have_tag('Name').value('web-02-data') }
            its('volume_type') { should eq('gp2') }
        }
        describe(ebs('old')) { it { should be_attached_to('web-01') } }
    }
    context('documented states') {
        on(aws: 'documented')
        describe(ebs('shared')) {
            it { should be_attached_to('state-pending') }
            it { should be_attached_to('state-stopped').as('/dev/sdf') }
        }
        describe(ebs('state-available')) { it { should be_creating } }
        describe(ebs('state-creating')) { it { should be_available } }
        describe(ebs('state-available')) { it { should be_in_use } }
        describe(ebs('state-available')) { it { should be_deleting } }
        describe(ebs('state-available')) { it { should be_deleted } }
        describe(ebs('state-available')) { it { should be_error } }
    }
}
context('unknown') {
    on(aws: 'denied')
    describe(ebs('web-01-data')) {
        it { should exist }
        it { should be_in_use }
        it { should be_attached_to('web-01') }
        its('size') { should eq(20) }
    }
}
