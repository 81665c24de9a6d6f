# shellcheck shell=sh
# authorized-keys NAME...: the keys that sshd accepts for these users, from the files that its
# AuthorizedKeysFile names.
# Answers "user <n>" and then, per file, "file <path>" with "line <text>" for each line,
# "denied <path>", or "nofile <path>".

authorized_keys_file() {
  if [ -r "$1" ]; then
    printf 'file %s\n' "$1"
    while IFS= read -r line || [ -n "$line" ]; do printf 'line %s\n' "$line"; done <"$1"
    return
  fi
  # Whether a file is there can only be seen from a folder that may be searched.
  folder=$1
  while [ -n "$folder" ] && [ ! -e "$folder" ]; do folder=${folder%/*}; done
  if [ "$folder" != "$1" ] && [ -x "${folder:-/}" ]; then
    printf 'nofile %s\n' "$1"
  else
    printf 'denied %s\n' "$1"
  fi
}

probe_authorized_keys() {
  patterns=
  for file in /etc/ssh/sshd_config.d/*.conf /etc/ssh/sshd_config; do
    if [ ! -r "$file" ] || [ -n "$patterns" ]; then continue; fi
    patterns=$(awk '
      tolower($1) == "match" { exit }
      tolower($1) == "authorizedkeysfile" { $1 = ""; print; exit }
    ' "$file")
  done
  set -f
  n=0
  for name in "$@"; do
    n=$((n + 1))
    echo "user $n"
    if have getent; then
      entry=$(name_service passwd "$name")
    else
      entry=$(while IFS= read -r line; do
        [ "${line%%:*}" != "$name" ] || printf '%s\n' "$line"
      done </etc/passwd)
    fi
    [ "${entry%%:*}" = "$name" ] || continue
    entry=${entry%:*}
    home=${entry##*:}
    for pattern in ${patterns:-.ssh/authorized_keys .ssh/authorized_keys2}; do
      path=
      rest=$pattern
      while [ "${rest#*%}" != "$rest" ]; do
        path=$path${rest%%\%*}
        rest=${rest#*%}
        case $rest in
        h*) path=$path$home ;;
        u*) path=$path$name ;;
        %*) path=$path% ;;
        esac
        rest=${rest#?}
      done
      path=$path$rest
      case $path in
      /*) authorized_keys_file "$path" ;;
      none) ;;
      *) authorized_keys_file "$home/$path" ;;
      esac
    done
  done
}
