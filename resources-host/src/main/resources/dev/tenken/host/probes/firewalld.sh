# shellcheck shell=sh
# firewalld: the zones of firewalld, of the running firewall (runtime) or as configured (permanent). Arguments: which.
# Fields: state, "running" or "not running"; default, the default zone; zones, what firewall-cmd --list-all-zones prints.
probe_firewalld() {
  index=0
  for which; do
    case $which in permanent) option=--permanent ;; *) option= ;; esac
    if ! have firewall-cmd; then
      unknown "$index" TOOL_MISSING "firewall-cmd is not on this host"
    elif zones=$(firewall-cmd ${option:+"$option"} --list-all-zones 2>&1); then
      answer "$index"
      field state running
      field default "$(firewall-cmd --get-default-zone 2>/dev/null)"
      field zones "$zones"
    else
      case $zones in
        *'not running'*)
          answer "$index"
          field state 'not running'
          ;;
        *uthoriz* | *uthentic* | *ermission*)
          unknown "$index" PERMISSION_DENIED "the asking user may not ask firewalld"
          ;;
        *) unknown "$index" OTHER "firewall-cmd can't tell the zones: $zones" ;;
      esac
    fi
    index=$((index + 1))
  done
}
