# shellcheck shell=sh
# clock: the host's own time, in seconds since 1970.
probe_clock() {
  answer 0
  field now "$(date +%s)"
}
