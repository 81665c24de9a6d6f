# shellcheck shell=sh
# As package.sh, for a certain database. Arguments, two for each: the database, which the reader picks out, and the name.
probe_package_by() {
  count=$#
  while [ "$count" -gt 0 ]; do
    set -- "$@" "$2"
    shift 2
    count=$((count - 2))
  done
  probe_package "$@"
}
