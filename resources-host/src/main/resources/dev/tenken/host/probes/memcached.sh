# shellcheck shell=sh
# memcached HOST PORT SECONDS...: what Memcached servers tell of themselves.
# Field output: the answers to stats and to stats settings.
probe_memcached() {
  side_by_side memcached_ask 3 "$@"
}

memcached_ask() {
  {
    said=$(printf 'stats\r\nstats settings\r\nquit\r\n' | exchange "$3" "$1" "$2" 2>&1 >&9)
    status=$?
  } 9>&1
  ended "$status" "$said" "$3"
}
