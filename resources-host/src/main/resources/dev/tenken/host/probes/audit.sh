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
    case $(id -u)$status$rules in
      0*'ot permitted'* | 0*'ermission denied'* | [1-9]*)
        unknown 0 PERMISSION_DENIED "the asking user may not see the kernel's audit system"
        ;;
      *) unknown 0 OTHER "auditctl can't tell: $status $rules" ;;
    esac
  fi
}
