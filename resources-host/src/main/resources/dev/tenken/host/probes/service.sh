# shellcheck shell=sh
# What the service manager of this host says of services. Arguments: names of services or units.
# Prints "manager NAME" first: systemd, openrc, sysvinit, or none and the name of process 1. Then, with the position
# INDEX of each name that can be a service's at all:
#   levels INDEX LEVEL...    the System V run levels, or OpenRC's, that start it
#   default LEVEL            System V's run level of this host
#   daemon INDEX STATE WHY   of a service that OpenRC says is started, without having looked
#   status INDEX CODE TEXT   what the service's own status command said (not for systemd)
#   unit INDEX UNIT          the name of its unit; the properties of the units follow, one a line, with an empty line
#                            behind each unit, and "failed UNIT TEXT" for a unit that systemctl refused
probe_service() {
  init=
  read -r init 2>/dev/null </proc/1/comm
  if [ -d /run/systemd/system ]; then
    echo manager systemd
    properties=Id,Names,Description,LoadState,LoadError,ActiveState,SubState,UnitFileState,UnitFilePreset,FragmentPath
    properties=$properties,SourcePath,Type,User,MainPID,NRestarts,Result,ExecMainStatus,ActiveEnterTimestamp,WantedBy,RequiredBy
    service_systemd "$properties" "$@"
  elif [ -e /run/openrc/softlevel ] && have rc-service; then
    echo manager openrc
    service_scripts openrc "$@"
  elif [ "$init" = init ] && { [ -d /etc/rc3.d ] || [ -d /etc/rc.d/rc3.d ]; }; then
    echo manager sysvinit
    awk -F: '!/^#/ && $3 == "initdefault" { print "default", $2 }' /etc/inittab 2>/dev/null
    service_scripts sysvinit "$@"
  else
    printf 'manager none %s\n' "$init"
  fi
}

# service_systemd PROPERTIES NAME...: PROPERTIES with commas, or all.
service_systemd() {
  if [ "$1" = all ]; then asked=-a; else asked=--property=$1; fi
  shift
  index=0
  templates=
  for name; do
    # systemctl escapes other characters, takes some for patterns and paths for mounts: no unit has such a name.
    case $name in
      '' | *[!A-Za-z0-9:_.@\\-]* | [@.]*) unit= ;;
      *.service | *.socket | *.target | *.timer | *.mount | *.automount | *.path | *.slice | *.scope | *.swap | *.device) unit=$name ;;
      *) unit=$name.service ;;
    esac
    if [ -n "$unit" ] && [ "${#unit}" -le 255 ]; then
      printf 'unit %s %s\n' "$index" "$unit"
      service_links "$index" "$name"
      case $unit in
        *@.*) templates="$templates $unit" ;;
        *) set -- "$@" "$unit" ;;
      esac
    fi
    shift
    index=$((index + 1))
  done
  if [ $# -gt 0 ]; then
    if shown=$(systemctl show "$asked" -- "$@" 2>/dev/null); then
      printf '%s\n\n' "$shown"
    else
      # One refused name hides the rest.
      for unit; do
        if shown=$(systemctl show "$asked" -- "$unit" 2>&1); then
          printf '%s\n\n' "$shown"
        else
          printf 'failed %s %s\n' "$unit" "$(printf '%s' "$shown" | tr '\n' ' ')"
        fi
      done
    fi
  fi
  # A template without an instance can't be shown; whether it is enabled can be asked.
  for unit in $templates; do
    if state=$(systemctl is-enabled -- "$unit" 2>&1) || [ "${state#Failed}" = "$state" ]; then
      printf 'Id=%s\nNames=%s\nLoadState=loaded\nActiveState=inactive\nSubState=dead\nUnitFileState=%s\n\n' "$unit" "$unit" "$state"
    elif [ "${state%No such file or directory}" != "$state" ]; then
      printf 'Id=%s\nNames=%s\nLoadState=not-found\n\n' "$unit" "$unit"
    else
      printf 'failed %s %s\n' "$unit" "$(printf '%s' "$state" | tr '\n' ' ')"
    fi
  done
}

# service_scripts MANAGER NAME...
service_scripts() {
  manager=$1
  shift
  index=0
  for name; do
    case $name in
      '' | .* | -* | *[!A-Za-z0-9:_.@+-]*) script= ;;
      *)
        script=/etc/init.d/$name
        [ -e "$script" ] || script=/etc/rc.d/init.d/$name
        ;;
    esac
    if [ -n "$script" ] && [ -e "$script" ]; then
      if [ "$manager" = openrc ]; then
        levels=
        for link in /etc/runlevels/*/"$name"; do
          if [ -L "$link" ]; then
            link=${link%/*}
            levels="$levels ${link##*/}"
          fi
        done
        printf 'levels %s%s\n' "$index" "$levels"
        said=$(rc-service -- "$name" status 2>&1 </dev/null)
        code=$?
        [ "$code" -ne 0 ] || openrc_daemon
      else
        service_links "$index" "$name"
        said=$("$script" status 2>&1 </dev/null)
        code=$?
      fi
      printf 'status %s %s %s\n' "$index" "$code" "$(printf '%s' "$said" | tr '\n' ' ')"
    fi
    index=$((index + 1))
  done
}

# openrc_daemon: prints "daemon INDEX", then "alive", or "dead" or "unsure" and why, of $name that OpenRC says is started.
# OpenRC looks at the daemons that its own start-stop-daemon has noted. Where that is another's, as on Debian, "started"
# says no more than that the start succeeded.
openrc_daemon() {
  [ ! -e "/run/openrc/daemons/$name" ] || return
  # Other scripts answer for themselves.
  IFS= read -r first <"$script"
  case $first in
    *openrc-run* | *runscript*) ;;
    *) return ;;
  esac
  if grep -q '^[[:space:]]*status[[:space:]]*()' "$script"; then return; fi
  program=$(cat "/run/openrc/options/$name/command" 2>/dev/null)
  file=$(cat "/run/openrc/options/$name/pidfile" 2>/dev/null)
  if [ -z "$file" ]; then
    if [ -n "$program" ] || grep -q 'start-stop-daemon\|supervise-daemon' "$script"; then
      printf 'daemon %s unsure it keeps no record of the daemon here, and knows no pid file of it\n' "$index"
    fi
    return
  fi
  pid=
  read -r pid 2>/dev/null <"$file"
  case $pid in
    '' | *[!0-9]*)
      printf 'daemon %s unsure it keeps no record of the daemon here, and there is no process id in %s\n' "$index" "$file"
      return
      ;;
  esac
  case $(sed -n 's/^State:[[:space:]]*//p' "/proc/$pid/status" 2>/dev/null) in
    '' | Z* | X*) printf 'daemon %s dead process %s of %s does not run\n' "$index" "$pid" "$file" ;;
    *)
      if [ -z "$program" ] || [ "$(readlink "/proc/$pid/exe" 2>/dev/null)" = "$(readlink -f "$program")" ] ||
        tr '\000' '\n' 2>/dev/null <"/proc/$pid/cmdline" | tr ' ' '\n' | grep -Fxq -e "$program"; then
        printf 'daemon %s alive\n' "$index"
      else
        printf 'daemon %s unsure process %s of %s is of another program than %s\n' "$index" "$pid" "$file" "$program"
      fi
      ;;
  esac
}

# service_links INDEX NAME: the run levels whose folder has a link that starts it.
service_links() {
  levels=
  for link in /etc/rc[0-6S].d/S[0-9][0-9]"$2" /etc/rc.d/rc[0-6S].d/S[0-9][0-9]"$2"; do
    if [ -L "$link" ] || [ -e "$link" ]; then
      link=${link%.d/S*}
      levels="$levels ${link##*/rc}"
    fi
  done
  printf 'levels %s%s\n' "$1" "$levels"
}
