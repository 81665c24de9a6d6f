# shellcheck shell=sh
# host-address NAME...: by the host's own resolver; see addresses.sh.

probe_host_address() { addresses all "$@"; }
