context('passes') {
    on(host: 'web-01')
    describe(file('/srv/files/plain.txt')) {
        it { should exist }
        it { should be_file }
        it { should be_mode(644) }
        it { should be_mode('0644') }
        it { should be_owned_by('root') }
        it { should be_owned_by('0') }
        it { should be_grouped_into('root') }
        it { should be_readable }
        it { should be_readable.by('owner') }
        it { should be_readable.by('group') }
        it { should be_readable.by('others') }
        it { should be_readable.by_user('svc-app') }
        it { should be_writable }
        it { should be_writable.by('owner') }
        it { should be_writable.by_user('root') }
        it { should contain('hello') }
        it { should contain(~/^hello$/) }
        its('content') { should eq('hello\n') }
        its('md5sum') { should eq('b1946ac92492d2347c6235b4d2611184') }
        its('sha256sum') { should eq('5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03') }
        its('size') { should eq(6) }
        its('mode') { should eq('0644') }
        its('owner') { should eq('root') }
        its('group') { should eq('root') }
        its('uid') { should eq(0) }
        its('gid') { should eq(0) }
        its('links') { should eq(2) }
        its('inode') { should be > 0 }
        its('type') { should eq('file') }
        its('mtime') { should eq('2020-02-29T12:34:56Z') }
        its('mtime') { should be < 1.days.ago }
    }
    describe(file('/srv/files/locked')) {
        it { should be_directory }
        it { should be_mode('700') }
        it { should be_executable.by('owner') }
        it { should_not be_readable.by_user('deploy') }
    }
    describe(file('/srv/files/locked/inside.txt')) {
        it { should be_readable.by('others') }
        it { should_not be_readable.by_user('deploy') }
    }
    describe(file('/srv/files/sticky')) { it { should be_mode(1777) } }
    describe(file('/srv/files/setuid')) {
        it { should be_mode(4755) }
        it { should be_executable }
        it { should be_executable.by('others') }
        it { should be_executable.by_user('deploy') }
    }
    describe(file('/srv/files/setgid')) { it { should be_mode('2755') } }
    describe(file('/srv/files/mode000.txt')) {
        it { should be_mode('000') }
        its('content') { should eq('none\n') }
    }
    describe(file('/srv/files/immutable.txt')) { it { should be_immutable } }
    describe(file('/srv/files/block')) { it { should be_block_device } }
    describe(file('/srv/files/char')) { it { should be_character_device } }
    describe(file('/srv/files/pipe')) { it { should be_pipe } }
    describe(file('/srv/files/socket')) { it { should be_socket } }
    describe(file('/srv/files/symlink')) {
        it { should be_symlink }
        it { should be_file }
        it { should be_linked_to('plain.txt') }
        it { should be_mode('644') }
        its('link_target') { should eq('plain.txt') }
        its('md5sum') { should eq('b1946ac92492d2347c6235b4d2611184') }
    }
    describe(file('/srv/files/symlink-absolute')) { it { should be_linked_to(~/plain/) } }
    describe(file('/srv/files/symlink-to-directory')) { it { should be_directory } }
    describe(file('/srv/files/dangling')) {
        it { should be_symlink }
        it { should be_linked_to('/nowhere/at/all') }
        it { should_not exist }
        it { should_not be_file }
    }
    describe(file('/srv/files/loop')) {
        it { should be_symlink }
        it { should_not exist }
    }
    describe(file('/srv/files/owned.txt')) {
        it { should be_owned_by('deploy') }
        it { should be_grouped_into('wheelers') }
        its('selinux_label') { should eq('system_u:object_r:etc_t:s0') }
        it { should_not be_readable.by('others') }
    }
    describe(file('/srv/files/regexp.txt')) {
        it { should contain('a.c') }
        it { should contain(~/a.c/) }
        it { should contain(['abc', 'foo a.c bar']) }
        it { should contain('port').after(~/foo/) }
        it { should contain('abc').before(~/foo/) }
        it { should contain('foo').from(~/^abc/).to(~/bar$/) }
        it { should_not contain('a.c foo') }
    }
    describe(file('/srv/files/crlf.txt')) { its('content') { should eq('one\r\ntwo\r\n') } }
    describe(file('/srv/files/unended.txt')) { its('content') { should eq('no line end') } }
    describe(file('/srv/files/empty.txt')) {
        its('content') { should be_empty }
        its('size') { should eq(0) }
    }
    describe(file('/srv/files/utf8.txt')) { its('content') { should eq('点検 ✓\n') } }
    describe(file('/etc/app/app.json')) {
        its('content_as_json') { should have_key('server') }
        its('content_as_json.server.port') { should eq(8080) }
    }
    describe(file('/etc/app/app.yaml')) {
        its('content_as_yaml') { should have_key('peers') }
        its('content_as_yaml.databases[1].name') { should eq('audit') }
    }
    describe(file('/data')) {
        it { should be_mounted }
        it { should be_mounted.with(type: 'ext4', options: [rw: true, noatime: true]) }
        it { should be_mounted.only_with(type: 'ext4', options: 'rw,nosuid,nodev,noatime') }
        it { should be_directory }
    }
    describe(file('/proc/sys/kernel/ostype')) { its('content') { should eq('Linux\n') } }
    describe(file('/srv/files/plain.txt/below')) { it { should_not exist } }
    describe(file('/nowhere/at/all')) { it { should_not exist } }
    ['with space', ' lead and trail ', "single'quote", 'double"quote', '$(touch ran)', '`touch ran`', '; touch ran;',
     '| touch ran', '$HOME', '-rf', '--version', 'back\\slash', 'back\\nslash-n', 'star*', 'question?', '[brackets]', '{a,b}',
     '~tilde', '#hash', '!bang', '%percent%s', '&ampersand', '<angle>', '日本語.txt', 'é-composed', 'new\nline', 'tab\ttab',
     'carriage\rreturn', 'escape\u001b[31m', 'a/b/../b/c'].each { name ->
        describe(file("/srv/hostile/$name")) {
            it { should be_file }
            it { should be_mode('644') }
            its('content') { should eq('hostile\n') }
            its('md5sum') { should eq('28db04e51e029767fb0633b83890a11e') }
        }
    }
    ['star', 'sta*r', 'ran', 'with  space', '-r', '$(touch ran) ', 'x\ny'].each { name ->
        describe(file("/srv/hostile/$name")) { it { should_not exist } }
    }
}

context('fails') {
    on(host: 'web-01')
    describe(file('/srv/files/none')) {
        it { should exist }
        it { should be_file }
        it { should be_directory }
        it { should be_symlink }
        it { should be_mounted }
    }
    describe(file('/srv/files/dangling')) { it { should exist } }
    describe(file('/srv/files/plain.txt')) {
        it { should be_directory }
        it { should be_block_device }
        it { should be_character_device }
        it { should be_pipe }
        it { should be_socket }
        it { should be_symlink }
        it { should be_linked_to('/srv/files/plain.txt') }
        it { should be_mode(600) }
        it { should be_owned_by('roo') }
        it { should be_grouped_into('wheel') }
        it { should be_executable }
        it { should be_executable.by('owner') }
        it { should be_executable.by_user('root') }
        it { should be_writable.by('group') }
        it { should be_writable.by('others') }
        it { should be_writable.by_user('svc-app') }
        it { should be_immutable }
        it { should be_mounted }
        it { should be_mounted.with(type: 'ext4') }
        it { should be_mounted.only_with(type: 'ext4') }
        it { should contain('hell.') }
        it { should contain(~/^ello/) }
        it { should contain(['hello', 'there']) }
        its('content') { should eq('hello') }
        its('md5sum') { should eq('0') }
        its('sha256sum') { should eq('0') }
        its('size') { should eq(5) }
        its('mode') { should eq('0600') }
        its('owner') { should eq('deploy') }
        its('group') { should eq('deploy') }
        its('uid') { should eq(1) }
        its('gid') { should eq(1) }
        its('links') { should eq(1) }
        its('inode') { should eq(0) }
        its('type') { should eq('directory') }
        its('mtime') { should be > 1.days.ago }
    }
    describe(file('/srv/files/symlink')) { its('link_target') { should eq('/srv/files/plain.txt') } }
    describe(file('/srv/files/owned.txt')) { its('selinux_label') { should eq('system_u:object_r:shadow_t:s0') } }
    describe(file('/srv/files/locked')) {
        it { should be_file }
        it { should be_readable.by('group') }
        it { should be_readable.by_user('deploy') }
    }
    describe(file('/srv/files/mode000.txt')) {
        it { should be_readable }
        it { should be_writable }
    }
    describe(file('/srv/files/regexp.txt')) {
        it { should contain('a,c') }
        it { should contain('abc').after(~/foo/) }
        it { should contain('port').before(~/foo/) }
        it { should contain('port').from(~/^abc/).to(~/bar$/) }
        it { should contain('abc').from(~/foo/) }
    }
    describe(file('/etc/app/app.json')) {
        its('content_as_json.server.port') { should eq(80) }
        its('content_as_json') { should have_key('serve') }
    }
    describe(file('/etc/app/app.yaml')) { its('content_as_yaml.databases[1].name') { should eq('app') } }
    describe(file('/data')) {
        it { should be_mounted.with(type: 'xfs') }
        it { should be_mounted.with(options: [ro: true]) }
        it { should be_mounted.only_with(options: [rw: true]) }
    }
}

context('unknown') {
    context('limits') {
        on(host: 'web-01')
        describe(file('/srv/files/big.bin')) {
            its('content') { should be_empty }
            it { should contain('x') }
        }
        describe(file('/srv/files/pipe')) {
            its('content') { should be_empty }
            its('md5sum') { should eq('0') }
        }
        describe(file('/srv/files/locked')) {
            its('content') { should be_empty }
            its('sha256sum') { should eq('0') }
        }
        describe(file('/srv/files/plain.txt')) { it { should be_readable.by_user('nobody-such') } }
    }
    context('tools') {
        on(host: 'busy-01')
        describe(file('/etc/passwd')) { it { should be_immutable } }
    }
}
