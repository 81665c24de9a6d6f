# shellcheck shell=sh
# user-shadow NAME...: ages of passwords. The password itself never leaves the host: in its place
# stands "locked", "empty" or "set".

probe_user_shadow() {
  shadow "$@" | awk -F : -v OFS=: '
    NF > 1 { $2 = ($2 == "" ? "empty" : $2 ~ /^[!*]/ ? "locked" : "set") }
    { print }
  '
}
