# shellcheck shell=sh
# Prints its argument, as printf does.
probe_test_text() {
  # shellcheck disable=SC2059 # the argument is the format
  printf "$1"
  [ -n "$1" ] || echo nothing >&2
}
