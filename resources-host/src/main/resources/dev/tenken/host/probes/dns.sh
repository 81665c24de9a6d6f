# shellcheck shell=sh
# dns, three words for each: @SERVER (@ alone for the host's own) NAME TYPE. One dig for each server asks for all its names.
# Names are lower case, as in zone files, with a final dot; others are not asked.
# Answers lines: the server as given, and a line of dig; "missing".

probe_dns() {
  if ! have dig; then
    echo missing
    return
  fi
  servers=' '
  index=0
  for word; do
    if [ $((index % 3)) = 0 ]; then
      case $servers in
      *" $word "*) ;;
      *) servers="$servers$word " ;;
      esac
    fi
    index=$((index + 1))
  done
  # A server that does not answer takes its time.
  set -f
  for server in $servers; do
    dns_ask "$server" "$@" &
  done
  wait
}

# dns_ask SERVER WORD...
dns_ask() {
  server=$1
  shift
  # What is asked of this server comes to the end, as dig's words; all else goes.
  left=$(($# / 3))
  while [ "$left" -gt 0 ]; do
    if [ "$1" = "$server" ]; then
      case $2 in
      '' | *[!a-z0-9_.\\-]*) ;;
      *) set -- "$@" -q "$2" -t "$3" ;;
      esac
    fi
    shift 3
    left=$((left - 1))
  done
  [ $# -gt 0 ] || return 0
  [ "$server" = @ ] || set -- "$server" "$@"
  set -- dig +noall +comments +question +answer +time=2 +tries=2 "$@"
  ! have timeout || set -- timeout 45 "$@"
  {
    # No .digrc of the asking user counts.
    HOME=/nonexistent "$@" 2>&1
    case $? in
    124 | 143) echo ';; timed out: 45 s for all names' ;;
    esac
  } | awk -v server="$server" '{ print server, $0; fflush() }'
}
