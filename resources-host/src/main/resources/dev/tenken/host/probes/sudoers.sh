# shellcheck shell=sh
# sudoers: the rules of /etc/sudoers and of what it includes. No arguments.
# Fields: json, what cvtsudoers prints with aliases expanded; host, the name that the host has for itself.
probe_sudoers() {
  if ! have cvtsudoers; then
    unknown 0 TOOL_MISSING 'tool cvtsudoers not found'
  elif [ ! -e /etc/sudoers ]; then
    unknown 0 OTHER 'there is no /etc/sudoers'
  # What others may write to is not heeded by sudo, but cvtsudoers reads it.
  elif loose=$(find -L /etc/sudoers /etc/sudoers.d -type f ! -name '*.*' ! -name '*~' \
    \( ! -user 0 -o -perm -002 -o -perm -020 \) 2>/dev/null) && [ -n "$loose" ]; then
    unknown 0 OTHER "others than root may write to $loose"
  elif json=$(cvtsudoers -c /dev/null -e -f json /etc/sudoers 2>&1); then
    answer 0
    field json "$json"
    field host "$(uname -n)"
  elif ! is_root; then
    unknown 0 PERMISSION_DENIED "$(id -un) may not read all rules of sudo"
  else
    unknown 0 OTHER "cvtsudoers can't read the rules: $json"
  fi
}
