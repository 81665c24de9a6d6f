# shellcheck shell=sh
# What a process supervisor says of services. Arguments, two for each: the supervisor's name, and the service's.
# Fields: running, yes or no; state, what the supervisor said of it.
probe_service_supervised() {
  index=0
  while [ $# -gt 0 ]; do
    case $2 in
      '' | .* | -* | all | *[!A-Za-z0-9:_.@+-]*) absent "$index" ;;
      *) service_supervised "$index" "$1" "$2" ;;
    esac
    shift 2
    index=$((index + 1))
  done
}

# service_supervised INDEX SUPERVISOR NAME
service_supervised() {
  case $2 in
    supervisor) tool=supervisorctl ;;
    runit) tool=sv ;;
    daemontools) tool=svstat ;;
    upstart) tool=initctl ;;
    *) tool=$2 ;;
  esac
  if ! have "$tool"; then
    unknown "$1" TOOL_MISSING "$tool is not on this host"
    return
  fi
  folder=/service
  [ -d "$folder" ] || folder=/etc/service
  case $2 in
    daemontools) said=$(svstat "$folder/$3" 2>&1) ;;
    *) said=$("$tool" status "$3" 2>&1) ;;
  esac
  case $2:$said in
    *'no such process'* | *'file does not exist'* | *'Unknown job'*) absent "$1" ;;
    supervisor:*ERROR* | supervisor:unix:* | supervisor:http* | *ermission\ denied* | *ccess\ denied* | upstart:*'nable to connect'*)
      unknown "$1" OTHER "$tool can't tell: $said"
      ;;
    supervisor:*' RUNNING '* | runit:run:* | daemontools:*': up (pid '* | upstart:*/running*) service_state "$1" yes "$said" ;;
    *) service_state "$1" no "$said" ;;
  esac
}

service_state() {
  answer "$1"
  field running "$2"
  field state "$3"
  field raw "$3"
}
