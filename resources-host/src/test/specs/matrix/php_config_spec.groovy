context('passes') {
    on(host: 'lang-01')
    // The command line's own php.ini of Debian sets no limit; it fixes the time.
    describe(php_config('memory_limit')) {
        it { should exist }
        its('value') { should eq(-1) }
    }
    describe(php_config('max_execution_time')) { its('value') { should eq(0) } }
    describe(php_config('default_charset')) { its('value') { should eq('UTF-8') } }
    context('another php.ini') {
        describe(php_config('memory_limit', ini: '/srv/php/fpm/php.ini')) { its('value') { should eq('256M') } }
        describe(php_config('max_execution_time', ini: '/srv/php/fpm/php.ini')) { its('value') { should eq(60) } }
        describe(php_config('expose_php', ini: '/srv/php/fpm/php.ini')) { its('value') { should eq('') } }
        describe(php_config('display_errors', ini: '/srv/php/fpm/php.ini')) { its('value') { should eq(1) } }
        describe(php_config('error_reporting', ini: '/srv/php/fpm/php.ini')) { its('value') { should eq(24575) } }
        describe(php_config('date.timezone', ini: '/srv/php/fpm/php.ini')) { its('value') { should eq('Asia/Tokyo') } }
    }
}

context('fails') {
    on(host: 'lang-01')
    describe(php_config('memory_limit')) { its('value') { should eq('128M') } }
    describe(php_config('memory_limit', ini: '/srv/php/fpm/php.ini')) { its('value') { should eq('128M') } }
    describe(php_config('memory_limit')) { it { should_not exist } }
    // A line commented out sets nothing.
    describe(php_config('upload_max_filesize', ini: '/srv/php/fpm/php.ini')) { it { should exist } }
    ['memory_limi', 'no.such', '$(id)', '-x', 'memory_limit; id', 'memory_limit\n', '点検'].each { name ->
        describe(php_config(name)) { it { should exist } }
        describe(php_config(name, ini: '/srv/php/fpm/php.ini')) { it { should exist } }
    }
}

context('unknown') {
    context('no PHP') {
        on(host: ['web-01', 'busy-01'])
        describe(php_config('memory_limit')) {
            it { should exist }
            its('value') { should eq(-1) }
        }
    }
    context('files') {
        on(host: 'lang-01')
        ['/srv/php/none.ini', '/srv/php/broken.ini', '/srv/php', '; id', '-x', '$(id)'].each { ini ->
            describe(php_config('memory_limit', ini: ini)) { its('value') { should eq(-1) } }
        }
    }
}
