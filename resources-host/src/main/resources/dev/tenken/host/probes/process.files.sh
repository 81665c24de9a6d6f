# shellcheck shell=sh
# process.files PID...: the open files and the limits of processes.
# Fields: limits, the text of /proc/PID/limits; files, how many files are open, or denied where that may not be seen.
probe_process_files() {
  index=0
  for pid; do
    if limits=$(cat "/proc/$pid/limits" 2>/dev/null); then
      answer "$index"
      field limits "$limits"
      # Whose folder may not be read lists nothing.
      if files=$(ls "/proc/$pid/fd" 2>/dev/null); then
        field files "$(printf '%s' "$files" | grep -c .)"
      else
        field denied yes
      fi
    elif [ -e "/proc/$pid" ]; then
      unknown "$index" PERMISSION_DENIED "the asking user may not see the limits of process $pid"
    else
      unknown "$index" OTHER "process $pid ended while the host was asked"
    fi
    index=$((index + 1))
  done
}
