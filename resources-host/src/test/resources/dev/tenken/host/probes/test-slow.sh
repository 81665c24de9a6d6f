# shellcheck shell=sh
# Answers the first probe, then sleeps for as long as the second says.
probe_test_slow() {
  answer 0
  field value quick
  answer 1
  sleep "$2"
  field value slow
}
