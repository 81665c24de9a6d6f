# shellcheck shell=sh
# group NAME...: see accounts.sh.

probe_group() { accounts group "$@"; }
