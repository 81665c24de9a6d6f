# shellcheck shell=sh
# audit: the kernel's audit system. No arguments.
# Fields: status, what auditctl -s prints; rules, what auditctl -l prints.
probe_audit() {
  if ! have auditctl; then
    unknown 0 TOOL_MISSING "auditctl is not on this host"
  elif status=$(auditctl -s 2>&1) && rules=$(auditctl -l 2>&1); then
    answer 0
    field status "$status"
    field rules "$rules"
  else
    denied=yes
    case $status$rules in
      *'ot permitted'* | *'ermission denied'*) ;;
      *) ! is_root || denied= ;;
    esac
    if [ -n "$denied" ]; then
      unknown 0 PERMISSION_DENIED "the asking user may not see the kernel's audit system"
    else
      unknown 0 OTHER "auditctl can't tell: $status $rules"
    fi
  fi
}
