# shellcheck shell=sh
# What monitors of services say of all that they know (tool.sh). Arguments, two for each: monit or god, and the name that
# it knows the service by, which the reader picks out.
probe_service_monitored() {
  monitors=
  while [ $# -gt 0 ]; do
    case " $monitors " in
      *" $1 "*) ;;
      *) monitors="$monitors $1" ;;
    esac
    shift 2
  done
  for monitor in $monitors; do
    case $monitor in
      monit) tool_output monit monit -B status ;;
      god) tool_output god god status ;;
    esac
  done
}
