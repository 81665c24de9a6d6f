# shellcheck shell=sh
# time-synchronization: what keeps the clock right. No arguments.
# Fields: chrony, what chronyc -c -n tracking prints; else
# timedate, what timedatectl prints, and timesync and status, what systemd-timesyncd tells where it runs.
probe_time_synchronization() {
  if have chronyc && tracking=$(chronyc -c -n tracking 2>/dev/null) && [ -n "$tracking" ]; then
    answer 0
    field chrony "$tracking"
  elif have timedatectl; then
    # The older ones know no show.
    if timedate=$(timedatectl show 2>/dev/null) || timedate=$(timedatectl 2>&1); then
      answer 0
      field timedate "$timedate"
      if timesync=$(timedatectl show-timesync 2>/dev/null); then
        field timesync "$timesync"
        field status "$(timedatectl timesync-status --no-pager 2>/dev/null)"
      fi
    else
      unknown 0 OTHER "timedatectl can't tell: $timedate"
    fi
  elif have chronyc; then
    unknown 0 OTHER "chronyd does not answer, and there is no timedatectl"
  else
    unknown 0 TOOL_MISSING "neither chronyc nor timedatectl is on this host"
  fi
}
