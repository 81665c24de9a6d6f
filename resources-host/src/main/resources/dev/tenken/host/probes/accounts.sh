# shellcheck shell=sh
# accounts passwd|group NAME...: the entries of the named users or groups.
# Answers lines: "entry <line of the database>", "id <name> <line of id>", "defs <key> <number>",
# "source <command>", "failed <why>".

accounts() {
  database=$1
  shift
  if have getent; then
    echo "source getent $database"
    entries=$(name_service "$database" "$@" 2>&1)
    status=$?
    case $status in
    0 | 2) ;;
    *)
      printf 'failed getent %s ended with %s: %s\n' "$database" "$status" "$entries"
      return
      ;;
    esac
  elif [ -r "/etc/$database" ]; then
    echo "source /etc/$database"
    entries=$(cat "/etc/$database")
  else
    echo "failed there is no getent, and /etc/$database can't be read"
    return
  fi
  tagged entry "$entries"
  if [ "$database" = passwd ]; then accounts_ids "$@"; fi
  if [ -r /etc/login.defs ]; then
    while read -r key value rest; do
      case $key in
      UID_MIN | GID_MIN | SYS_UID_MAX | SYS_GID_MAX) printf 'defs %s %s\n' "$key" "$value" ;;
      esac
    done </etc/login.defs
  fi
}

# accounts_ids NAME...: what id says of those that have an entry. It shows a user by the first name of the user's number,
# not by the one asked for: only their order tells whose a line is.
accounts_ids() {
  line_end='
'
  for name; do
    shift
    case $line_end$entries in
    *"$line_end$name:"*) set -- "$@" "$name" ;;
    esac
  done
  # Several names at once need coreutils 8.31; older ones and busybox say nothing then.
  [ $# -gt 0 ] || return
  ids=$(id -- "$@" 2>/dev/null)
  lines=0
  rest=$ids$line_end
  while [ -n "${rest#"$line_end"}" ]; do
    rest=${rest#*"$line_end"}
    lines=$((lines + 1))
  done
  if [ "$lines" = $# ]; then
    for name; do
      printf 'id %s %s\n' "$name" "${ids%%"$line_end"*}"
      ids=${ids#*"$line_end"}
    done
  else
    for name; do
      if line=$(id -- "$name" 2>/dev/null); then printf 'id %s %s\n' "$name" "$line"; fi
    done
  fi
}
