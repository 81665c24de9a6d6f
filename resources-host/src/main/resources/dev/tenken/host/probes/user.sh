# shellcheck shell=sh
# user NAME...: see accounts.sh.

probe_user() { accounts passwd "$@"; }
