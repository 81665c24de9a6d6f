# shellcheck shell=sh
# command USER COMMAND: runs the author's own command, as the user if one is named.

probe_command() {
  if [ -z "$1" ] || [ "$1" = "$(id -un)" ]; then
    run_command /bin/sh -c "$2"
  elif ! id -u -- "$1" >/dev/null 2>&1; then
    unknown 0 OTHER "there is no user $1 to run it as"
  elif is_root; then
    run_command su -s /bin/sh -c "$2" -- "$1"
  elif ! have sudo; then
    unknown 0 TOOL_MISSING "there is no sudo to run it as $1 with"
  elif sudo -n -u "$1" -- true 2>/dev/null; then
    run_command sudo -n -u "$1" -- /bin/sh -c "$2"
  else
    unknown 0 PERMISSION_DENIED "sudo does not let $(id -un) run commands as $1"
  fi
}
