# shellcheck shell=sh
# ufw: the state of ufw and its rules. No arguments.
# Fields: status, what ufw status verbose prints; added, what ufw show added prints.
probe_ufw() {
  if ! have ufw; then
    unknown 0 TOOL_MISSING "ufw is not on this host"
  elif status=$(ufw status verbose 2>&1) && added=$(ufw show added 2>&1); then
    answer 0
    field status "$status"
    field added "$added"
  elif ! is_root; then
    unknown 0 PERMISSION_DENIED "only root may ask ufw"
  else
    unknown 0 OTHER "ufw can't tell: $status"
  fi
}
