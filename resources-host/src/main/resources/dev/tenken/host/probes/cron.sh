# shellcheck shell=sh
# cron: every cron table of the host: /etc/crontab, /etc/cron.d and the users' own tables.
# Answers lines: "system <path>" or "user <name> <path>", each followed by "line <text>" for its
# lines; "denied <path>" for a table or folder that can't be read.

cron_table() {
  if [ -r "$2" ]; then
    printf '%s %s\n' "$1" "$2"
    while IFS= read -r line || [ -n "$line" ]; do printf 'line %s\n' "$line"; done <"$2"
  else
    printf 'denied %s\n' "$2"
  fi
}

probe_cron() {
  if [ -f /etc/crontab ]; then cron_table system /etc/crontab; fi
  if [ -d /etc/cron.d ] && { [ ! -r /etc/cron.d ] || [ ! -x /etc/cron.d ]; }; then
    echo "denied /etc/cron.d"
  fi
  for file in /etc/cron.d/*; do
    [ -f "$file" ] || continue
    # What cron itself passes over: copies kept by editors and package managers, and on Debian every
    # name that holds more than letters, digits, _ and -.
    case ${file##*/} in
    *~ | '#'* | *.rpmnew | *.rpmsave | *.rpmorig | *.dpkg-*) continue ;;
    *[!A-Za-z0-9_-]*) [ ! -e /etc/debian_version ] || continue ;;
    esac
    cron_table system "$file"
  done

  seen=
  for directory in /var/spool/cron/crontabs /var/spool/cron/tabs /var/spool/cron /etc/crontabs; do
    [ -d "$directory" ] || continue
    if [ ! -r "$directory" ] || [ ! -x "$directory" ]; then
      echo "denied $directory"
      # The program may read the table of the account that asks.
      user=$(id -un)
      own=$(crontab -l 2>/dev/null) || continue
      printf 'user %s crontab -l\n' "$user"
      printf '%s\n' "$own" | while IFS= read -r line; do printf 'line %s\n' "$line"; done
      continue
    fi
    # One of these folders may be a link to another.
    real=$(cd -P -- "$directory" && pwd)
    case "$seen:" in
    *":$real:"*) continue ;;
    esac
    seen=$seen:$real
    for file in "$directory"/*; do
      if [ -f "$file" ]; then cron_table "user ${file##*/}" "$file"; fi
    done
  done
}
