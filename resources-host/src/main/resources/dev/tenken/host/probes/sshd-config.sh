# shellcheck shell=sh
# sshd-config, two arguments for each: the conditions that describe a connection, and the file of the configuration;
# empty where there are none, and where it is sshd's own. What sshd would do.
# Fields: settings, the output of sshd -T; problem, why it gives none.
probe_sshd_config() {
  index=0
  # Old ones want to be called by their whole path.
  sshd=$(command -v sshd)
  while [ $# -gt 0 ]; do
    if [ -z "$sshd" ]; then
      unknown "$index" TOOL_MISSING "tool sshd not found"
    else
      answer "$index"
      field_begin settings
      {
        errors=$("$sshd" -T ${1:+-C "$1"} ${2:+-f "$2"} 2>&1 >&3)
        status=$?
      } 3>&1
      [ "$status" = 0 ] || sshd_problem "$index" "$errors"
    fi
    shift 2
    index=$((index + 1))
  done
}

# sshd_problem INDEX ERRORS
sshd_problem() {
  case $2 in
  *'ermission denied'* | *'no hostkeys available'*) unknown "$1" PERMISSION_DENIED "$2" ;;
  *'onfiguration option'* | *'terminating,'* | *'line '[0-9]*) field problem "$2" ;;
  *) unknown "$1" OTHER "$2" ;;
  esac
}
