# shellcheck shell=sh
# journal UNIT IDENTIFIER PRIORITY SINCE...: what the journal holds of a unit, of a program or of all (both empty), of this
# priority and those above; since the boot (empty), or a time as journalctl takes it.
# Fields: count, and an entry for each of the last 1000 entries, as JSON.

# journal_entries FIELDS UNIT IDENTIFIER PRIORITY SINCE
journal_entries() {
  fields=$1
  unit=$2
  identifier=$3
  priority=$4
  since=$5
  set -- --no-pager -a -o json -p "$priority"
  if [ -n "$fields" ]; then set -- "$@" --output-fields="$fields"; fi
  if [ -n "$unit" ]; then set -- "$@" --unit="$unit"; fi
  if [ -n "$identifier" ]; then set -- "$@" --identifier="$identifier"; fi
  if [ -n "$since" ]; then set -- "$@" --since="$since"; else set -- "$@" -b; fi
  journalctl "$@" 2>&1
  echo "exit $?"
}

# Entries are lines of JSON; what else journalctl says is why they are not all there.
journal_answer() {
  INDEX=$1 awk '
    BEGIN { mark = ENVIRON["mark"]; index_ = ENVIRON["INDEX"]; most = 1000 }
    /^\{/ { last[count % most] = $0; count++; next }
    /^exit / { status = $2; next }
    { said = said (said == "" ? "" : " ") $0 }
    END {
      if (said != "" || status != 0) {
        reason = said ~ /ermission/ ? "PERMISSION_DENIED" : "OTHER"
        printf "\n%s u %s %s\njournalctl can not tell all (exit status %s): %s", mark, index_, reason, status, substr(said, 1, 500)
        exit
      }
      printf "\n%s p %s\n\n%s f count\n%d", mark, index_, mark, count
      for (i = count > most ? count - most : 0; i < count; i++) printf "\n%s f entry\n%s", mark, last[i % most]
    }'
}

probe_journal() {
  index=0
  said=
  fields=MESSAGE,PRIORITY,SYSLOG_IDENTIFIER,_SYSTEMD_UNIT
  if have journalctl; then
    # Only output for readers says that there are entries which the asking user may not see, or no journal.
    said=$(journalctl --no-pager -n 1 2>&1 >/dev/null)
    # Versions before 236 always give all fields.
    journalctl --help 2>/dev/null | grep -q -e --output-fields || fields=
  fi
  while [ $# -gt 0 ]; do
    case $1 in
      # journalctl takes these for patterns; no unit has such a name.
      *[!A-Za-z0-9:_.@\\-]* | [@.]*) absent "$index" ;;
      *) journal_one "$index" "$1" "$2" "$3" "$4" ;;
    esac
    shift 4
    index=$((index + 1))
  done
}

journal_one() {
  if ! have journalctl; then
    unknown "$1" TOOL_MISSING "tool journalctl not found"
    return
  fi
  case $said in
    '') journal_entries "$fields" "$2" "$3" "$4" "$5" | journal_answer "$1" ;;
    *'not seeing messages'* | *ermission*) unknown "$1" PERMISSION_DENIED "$(id -un) may not read all of the journal" ;;
    *) unknown "$1" OTHER "journalctl can't tell all: $said" ;;
  esac
}
