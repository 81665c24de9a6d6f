# shellcheck shell=sh
# load-average: the line of /proc/loadavg.
probe_load_average() {
  if read -r line </proc/loadavg; then
    answer 0
    field line "$line"
  fi
}
