context('passes') {
    on(host: 'conf-01')
    describe(hadoop_config('dfs.replication')) {
        it { should exist }
        it { should_not be_final }
        its('value') { should eq(3) }
        its('files') { should eq(['/etc/hadoop/conf/hdfs-site.xml']) }
    }
    describe(hadoop_config('fs.defaultFS')) { its('value') { should eq('hdfs://nn-01.lab.test:8020') } }
    describe(hadoop_config('io.file.buffer.size')) {
        it { should be_final }
        its('value') { should eq(131072) }
    }
    describe(hadoop_config('hadoop.tmp.dir', file: 'hdfs-site.xml')) { its('value') { should eq('/tmp/hadoop-hdfs') } }
    describe(hadoop_config('hadoop.tmp.dir')) { its('files') { should eq(['/etc/hadoop/conf/core-site.xml', '/etc/hadoop/conf/hdfs-site.xml']) } }
    describe(hadoop_config('dfs.commented')) { it { should_not exist } }
}

context('fails') {
    on(host: 'conf-01')
    describe(hadoop_config('dfs.replication')) {
        it { should be_final }
        its('value') { should eq(2) }
        its('files') { should be_empty }
    }
    ['dfs', 'dfs.replicatio', '; id', '$(id)', '-x', '点検'].each { name ->
        describe(hadoop_config(name)) { it { should exist } }
    }
}

context('unknown') {
    on(host: 'conf-01')
    describe(hadoop_config('hadoop.tmp.dir')) { its('value') { should eq('/tmp/hadoop-hdfs') } }
    describe(hadoop_config('dfs.replication', conf: '/etc/hadoop/broken')) {
        it { should exist }
        its('value') { should eq(3) }
    }
}
