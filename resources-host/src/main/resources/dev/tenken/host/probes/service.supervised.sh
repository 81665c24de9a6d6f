# shellcheck shell=sh
# What process supervisors say of services. Arguments, two for each: the supervisor's name, and the service's.
# Prints for each supervisor asked for what its tool said of all services (tool.sh), or of those asked for; under the
# name SUPERVISOR.config what says which of them start by themselves, where the first does not.
probe_service_supervised() {
  supervisors=
  runit=
  daemontools=
  while [ $# -gt 0 ]; do
    case $2 in
      '' | .* | -* | *[!A-Za-z0-9:_.@+-]*) ;;
      *)
        case $1 in
          runit) runit="$runit $2" ;;
          daemontools) daemontools="$daemontools $2" ;;
        esac
        ;;
    esac
    case " $supervisors " in
      *" $1 "*) ;;
      *) supervisors="$supervisors $1" ;;
    esac
    shift 2
  done
  for supervisor in $supervisors; do
    case $supervisor in
      supervisor)
        tool_output supervisor supervisorctl status
        tool_output supervisor.config supervisorctl avail
        ;;
      upstart)
        tool_output upstart initctl list
        tool_output upstart.config initctl show-config
        ;;
      runit)
        # shellcheck disable=SC2086 # words that hold nothing special
        tool_output runit sv status $runit
        ;;
      daemontools)
        folder=/service
        [ -d "$folder" ] || folder=/etc/service
        set --
        for name in $daemontools; do set -- "$@" "$folder/$name"; done
        tool_output daemontools svstat "$@"
        ;;
    esac
  done
}
