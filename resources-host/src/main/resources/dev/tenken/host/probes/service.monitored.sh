# shellcheck shell=sh
# What a monitor of services says of them. Arguments, two for each: monit or god, and the name that it knows them by.
# Fields: monitored, yes or no; state, what the monitor said of it.
probe_service_monitored() {
  index=0
  while [ $# -gt 0 ]; do
    if ! have "$1"; then
      unknown "$index" TOOL_MISSING "$1 is not on this host"
    else
      case $2 in
        '' | -* | all | *'
'*) absent "$index" ;;
        *) service_monitored "$index" "$1" "$2" ;;
      esac
    fi
    shift 2
    index=$((index + 1))
  done
}

# service_monitored INDEX MONITOR NAME
service_monitored() {
  if [ "$2" = monit ]; then
    said=$(monit -B status "$3" 2>&1)
    state=$(printf '%s\n' "$said" | sed -n 's/^ *monitoring status  *//p')
  else
    said=$(god status "$3" 2>&1)
    state=$(printf '%s\n' "$said" | awk -v name="$3" 'index($0, name ": ") == 1 { print substr($0, length(name) + 3) }')
  fi
  case $state:$said in
    :*"'$3' not found"*) absent "$1" ;;
    :*) unknown "$1" OTHER "$2 can't tell: $said" ;;
    [Uu]nmonitored:* | 'Not monitored':*)
      answer "$1"
      field monitored no
      field state "$state"
      ;;
    *)
      answer "$1"
      field monitored yes
      field state "$state"
      ;;
  esac
}
