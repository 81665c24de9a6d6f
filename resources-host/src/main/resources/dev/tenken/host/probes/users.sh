# shellcheck shell=sh
# users: the accounts of /etc/passwd. No arguments.
# Fields: passwd, the text of the file; shell, each login shell that is there; unseen, each that is in a folder which may
# not be searched; empty, each name whose password is empty in /etc/shadow; denied, why that file can't be read.
probe_users() {
  if ! passwd=$(cat /etc/passwd 2>&1); then
    unknown 0 OTHER "/etc/passwd can't be read: ${passwd##*: }"
    return
  fi
  answer 0
  field passwd "$passwd"
  shells=
  while IFS=: read -r _ _ _ _ _ _ shell || [ -n "$shell" ]; do
    [ -n "$shell" ] || shell=/bin/sh
    case $shells in
      *":$shell:"*) continue ;;
    esac
    shells=$shells:$shell:
    folder=$shell
    while [ -n "$folder" ] && [ ! -e "$folder" ]; do folder=${folder%/*}; done
    if [ "$folder" = "$shell" ]; then
      field shell "$shell"
    elif [ ! -x "${folder:-/}" ]; then
      field unseen "$shell"
    fi
  done </etc/passwd
  # Without the file, nobody has a password there; the passwords themselves never leave the host.
  if [ -r /etc/shadow ]; then
    field empty "$(awk -F : 'NF > 1 && $2 == "" { print $1 }' /etc/shadow)"
  elif [ -e /etc/shadow ]; then
    field denied "$(id -un) may not read /etc/shadow"
  fi
}
