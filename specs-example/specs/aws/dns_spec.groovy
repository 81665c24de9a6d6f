// Route 53 holds the intended records.
on(aws: '*', optional: true)
tag 'aws', 'dns'

describe(route53_hosted_zone('example.com.')) {
  it { should exist }
  it { should have_record_set('www.example.com.').alias('d111.cloudfront.net.') }
  it { should have_record_set('db.example.com.').cname('db.internal.').ttl(60) }
  it { should have_record_set('example.com.').mx('10 mail.example.com.') }
  it { should_not have_record_set('old.example.com.') }
}
