# shellcheck shell=sh
# dns-address NAME...: by the DNS alone; see addresses.sh.

probe_dns_address() { addresses dns "$@"; }
