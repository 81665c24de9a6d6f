# shellcheck shell=sh
# accounts passwd|group NAME...: the entries of the named users or groups.
# Answers lines: "entry <line of the database>", "id <line of id>", "defs <key> <number>",
# "source <command>", "failed <why>".

accounts() {
  database=$1
  shift
  if have getent; then
    echo "source getent $database"
    entries=$(getent "$database" -- "$@" 2>&1)
    status=$?
    case $status in
    0 | 2) printf '%s\n' "$entries" | while IFS= read -r line; do printf 'entry %s\n' "$line"; done ;;
    *) printf 'failed getent %s ended with %s: %s\n' "$database" "$status" "$entries" ;;
    esac
  elif [ -r "/etc/$database" ]; then
    echo "source /etc/$database"
    while IFS= read -r line || [ -n "$line" ]; do printf 'entry %s\n' "$line"; done <"/etc/$database"
  else
    echo "failed there is no getent, and /etc/$database can't be read"
  fi
  if [ "$database" = passwd ]; then
    # Several names at once need coreutils 8.31; older ones and busybox say nothing then.
    ids=$(id -- "$@" 2>/dev/null)
    if [ -z "$ids" ]; then
      ids=$(for name in "$@"; do id -- "$name" 2>/dev/null; done)
    fi
    printf '%s\n' "$ids" | while IFS= read -r line; do printf 'id %s\n' "$line"; done
  fi
  if [ -r /etc/login.defs ]; then
    while read -r key value rest; do
      case $key in
      UID_MIN | GID_MIN | SYS_UID_MAX | SYS_GID_MAX) printf 'defs %s %s\n' "$key" "$value" ;;
      esac
    done </etc/login.defs
  fi
}
