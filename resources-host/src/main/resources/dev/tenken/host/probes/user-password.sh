# shellcheck shell=sh
# user-password NAME...: the encrypted passwords, asked only by a check on just that.

probe_user_password() { shadow "$@" | cut -d : -f 1,2; }
