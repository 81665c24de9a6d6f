# shellcheck shell=sh
# A user's command.
probe_test_command() { run_command sh -c "$1"; }
