context('passes') {
    context('as root') {
        on(host: 'web-01')
        describe(command('echo hello; echo oops >&2; exit 3')) {
            its('stdout') { should eq('hello\n') }
            its('stdout') { should match(/hell/) }
            its('stderr') { should eq('oops\n') }
            its('exit_status') { should eq(3) }
            it { should_not be_successful }
        }
        describe(command('true')) {
            it { should be_successful }
            its('stdout') { should be_empty }
            its('exit_status') { should eq(0) }
        }
        describe(command('echo \'{"a": {"b": [1, 2.5, "x"]}, "big": 12345678901234567890}\'')) {
            its('stdout_as_json.a.b[0]') { should eq(1) }
            its('stdout_as_json.a.b[2]') { should eq('x') }
            its('stdout_as_json.big') { should eq(12345678901234567890) }
            its('stdout_as_json') { should have_key('a') }
        }
        describe(command('cat')) { its('stdout') { should be_empty } }
        describe(command('read -r line; echo "got $line"')) { its('stdout') { should eq('got \n') } }
        describe(command('printf "one\\r\\ntwo"')) { its('stdout') { should eq('one\r\ntwo') } }
        describe(command('echo 点検')) { its('stdout') { should eq('点検\n') } }
        describe(command('no-such-command-here')) {
            its('exit_status') { should eq(127) }
            its('stderr') { should match(/not found/) }
        }
        describe(command('id -un')) { its('stdout') { should eq('root\n') } }
        describe(command('id -un', user: 'deploy')) { its('stdout') { should eq('deploy\n') } }
        describe(command('echo "$0" \'it\'\\\'\'s\' "a  b"', user: 'deploy')) { its('stdout') { should match(/it's a  b/) } }
        describe(command('echo fresh', fresh: true)) { its('stdout') { should eq('fresh\n') } }
        describe(command('exit 255')) { its('exit_status') { should eq(255) } }
    }
    context('busybox') {
        on(host: 'busy-01')
        describe(command('echo hello; exit 3')) {
            its('stdout') { should eq('hello\n') }
            its('exit_status') { should eq(3) }
        }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(command('echo hello; exit 3')) {
        it { should be_successful }
        its('stdout') { should eq('hello') }
        its('stderr') { should match(/./) }
        its('exit_status') { should eq(0) }
    }
    describe(command('echo "[1, 2"')) { its('stdout') { should eq('[1, 2]') } }
    describe(command('echo "[1, 2]"')) { its('stdout_as_json') { should eq([1, 3]) } }
}

context('unknown') {
    context('as root') {
        on(host: 'web-01')
        describe(command('kill -9 $$')) {
            it { should be_successful }
            its('exit_status') { should eq(137) }
            its('stdout') { should be_empty }
            its('stderr') { should be_empty }
            its('stdout_as_json') { should be_empty }
        }
        describe(command('head -c 2000000 /dev/zero')) { its('stdout') { should be_empty } }
        describe(command('true', user: 'nobody-at-all')) { it { should be_successful } }
    }
}
