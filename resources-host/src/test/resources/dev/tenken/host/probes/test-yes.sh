# shellcheck shell=sh
# Never ends printing.
probe_test_yes() { yes; }
