# shellcheck shell=sh
# apt-sources: the files that apt reads its sources from. No arguments.
# Fields, of each file: file, its path, and text, its content.
probe_apt_sources() {
  if ! have apt-get; then
    unknown 0 TOOL_MISSING 'tool apt-get not found'
    return
  fi
  set --
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources; do
    [ -e "$file" ] || continue
    if ! text=$(cat "$file" 2>&1); then
      not_there 0 "$file" "$text"
      return
    fi
    set -- "$@" "$file" "$text"
  done
  answer 0
  while [ $# -gt 0 ]; do
    field file "$1"
    field text "$2"
    shift 2
  done
}
