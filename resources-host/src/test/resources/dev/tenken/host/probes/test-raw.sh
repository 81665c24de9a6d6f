# shellcheck shell=sh
# Prints what its argument says, as printf does; the second is the exit status.
probe_test_raw() {
  # shellcheck disable=SC2059 # the argument is the format
  while [ $# -gt 0 ]; do printf "$1"; status=$2; shift 2; done
  echo "to the reader" >&2
  exit "$status"
}
