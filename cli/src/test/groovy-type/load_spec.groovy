describe(load_average) {
  it { should be_below(1_000_000) }
  its('one_minute') { should be >= 0 }
}
