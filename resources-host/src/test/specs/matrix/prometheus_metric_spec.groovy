context('passes') {
    context('node_exporter') {
        on(host: 'mon-01')
        describe(prometheus_metric('node_load1')) {
            it { should exist }
            its('value') { should be >= 0 }
            its('values.size') { should eq(1) }
            its('labels') { should eq([[:]]) }
        }
        describe(prometheus_metric('node_memory_MemTotal_bytes')) { its('value') { should be > 100.megabytes } }
        describe(prometheus_metric('node_network_up', labels: [device: 'eth0'])) {
            it { should exist }
            its('value') { should eq(1) }
        }
        describe(prometheus_metric('node_network_up')) { its('values.size') { should be > 1 } }
        describe(prometheus_metric('node_network_up', labels: [device: ~/^eth/], url: 'http://127.0.0.1:9100/metrics')) {
            its('value') { should eq(1) }
            its('labels[0].device') { should eq('eth0') }
        }
        describe(prometheus_metric('node_network_up', labels: [device: 'eth'])) { it { should_not exist } }
        describe(prometheus_metric('node_load')) { it { should_not exist } }
        ['; id', '$(id)', 'node_load1{', '点検'].each { name ->
            describe(prometheus_metric(name)) { it { should_not exist } }
        }
    }
    context('asked without curl') {
        on(host: ['web-01', 'busy-01'])
        describe(prometheus_metric('node_load1', url: 'http://10.231.77.22:9100/metrics')) { its('value') { should be >= 0 } }
    }
}

context('fails') {
    context('another value') {
        on(host: 'mon-01')
        describe(prometheus_metric('node_load1')) {
            its('value') { should be < 0 }
            its('values') { should be_empty }
            its('labels') { should be_empty }
        }
        describe(prometheus_metric('node_load')) { it { should exist } }
    }
}

context('unknown') {
    context('several samples') {
        on(host: 'mon-01')
        describe(prometheus_metric('node_network_up')) { its('value') { should eq(1) } }
    }
    context('no answer in time') {
        on(host: 'mon-01')
        describe(prometheus_metric('node_load1', url: 'http://127.0.0.1:8099/metrics')) {
            it { should exist }
            its('value') { should eq(1) }
            its('values') { should be_empty }
            its('labels') { should be_empty }
        }
    }
}
