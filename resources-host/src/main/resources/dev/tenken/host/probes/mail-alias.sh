# shellcheck shell=sh
# mail-alias NAME...: what these names are aliases of: by Postfix's own tables where it is the mail server, for mail
# goes by them and not by the file that they were made of; else all lines of /etc/aliases.
# Answers lines: "map <table>" and its "entry <name>:<recipients>"; "line <line of the file>"; "denied <why>";
# "failed <why>"; "none".

probe_mail_alias() {
  if have postconf && have postalias; then
    for map in $(postconf -h alias_maps 2>/dev/null | tr ',' ' '); do
      echo "map $map"
      # The end tells a table without such names from one that could not be read.
      if found=$(printf '%s\n' "$@" | postalias -q - "$map" 2>&1) || [ -z "$found" ]; then
        printf '%s\n' "$found" | sed 's/^/entry /'
      else
        printf 'failed %s\n' "$found" | head -n 1
      fi
    done
  elif [ ! -e /etc/aliases ]; then
    echo none
  elif [ ! -r /etc/aliases ]; then
    echo "denied $(id -un) may not read /etc/aliases"
  else
    sed 's/^/line /' /etc/aliases
  fi
}
