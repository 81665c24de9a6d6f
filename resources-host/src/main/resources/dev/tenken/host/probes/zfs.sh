# shellcheck shell=sh
# zfs NAME...: the properties of each dataset, as people write values and as exact numbers.
# Prints "value NAME PROPERTY VALUE" and "exact NAME PROPERTY VALUE" with tabs between;
# the errors go to standard error.
probe_zfs() {
  if ! have zfs; then
    echo missing
    return
  fi
  count=$#
  while [ "$count" -gt 0 ]; do
    case $1 in
      '' | [!A-Za-z0-9]* | *[!A-Za-z0-9_.:/@%\ -]*) ;;
      *) set -- "$@" "$1" ;;
    esac
    shift
    count=$((count - 1))
  done
  [ $# -gt 0 ] || return 0
  tab=$(printf '\t')
  zfs get -H -o name,property,value all -- "$@" 2>/dev/null | sed "s/^/value$tab/"
  zfs get -H -p -o name,property,value all -- "$@" | sed "s/^/exact$tab/"
}
