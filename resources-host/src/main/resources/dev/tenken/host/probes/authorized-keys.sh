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

# authorized_keys_setting KEYWORD: what sshd is configured with; the first that is given counts.
authorized_keys_setting() {
  for file in /etc/ssh/sshd_config.d/*.conf /etc/ssh/sshd_config; do
    [ -r "$file" ] || continue
    value=$(KEYWORD=$1 awk '
      { sub(/[[:space:]]*=/, " ") }
      tolower($1) == "match" { exit }
      tolower($1) == ENVIRON["KEYWORD"] { $1 = ""; print; exit }
    ' "$file")
    if [ -n "$value" ]; then
      printf '%s\n' "$value"
      return
    fi
  done
}

probe_authorized_keys() {
  patterns=$(authorized_keys_setting authorizedkeysfile)
  command=$(authorized_keys_setting authorizedkeyscommand)
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
    case $command in
    '' | ' none') ;;
    *) echo "denied what sshd's AuthorizedKeysCommand tells" ;;
    esac
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
