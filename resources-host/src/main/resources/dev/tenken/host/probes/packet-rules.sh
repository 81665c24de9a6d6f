# shellcheck shell=sh
# packet-rules PROGRAM...: all rules of iptables or ip6tables.
# Fields: rules, what PROGRAM-save prints; legacy, the same of the kernel's older tables, where the host's program
# is for nf_tables and the older ones are in use too.
probe_packet_rules() {
  index=0
  for program; do
    if ! have "$program-save"; then
      unknown "$index" TOOL_MISSING "$program-save is not on this host"
    elif rules=$("$program-save" 2>&1); then
      case $program in iptables) tables=ip ;; *) tables=ip6 ;; esac
      legacy=
      if [ -s "/proc/net/${tables}_tables_names" ] && "$program-save" -V 2>/dev/null | grep -q nf_tables &&
        have "$program-legacy-save"; then
        legacy=$("$program-legacy-save" 2>/dev/null)
      fi
      answer "$index"
      field rules "$rules"
      field legacy "$legacy"
    elif ! is_root; then
      unknown "$index" PERMISSION_DENIED "only root may see the rules of $program"
    else
      case $rules in
        *'ermission denied'* | *'not permitted'*) reason=PERMISSION_DENIED ;;
        *) reason=OTHER ;;
      esac
      unknown "$index" "$reason" "$program-save can't tell the rules: $rules"
    fi
    index=$((index + 1))
  done
}
