# shellcheck shell=sh
# mysql, six words for each: HOST PORT SOCKET USER DEFAULTS-FILE PASSWORD, each empty where not given. What the server
# says of itself. The password goes by the environment, and no secret among the variables is sent.
# Fields: dump, the answers to SHOW GLOBAL VARIABLES and SHOW GLOBAL STATUS; replica, the one to SHOW REPLICA STATUS;
# denied, why there is none.
probe_mysql() {
  for client in mariadb mysql; do
    ! have "$client" || break
  done
  index=0
  while [ $# -gt 0 ]; do
    if have "$client"; then
      mysql_dump "$index" "$1" "$2" "$3" "$4" "$5" "$6"
    else
      unknown "$index" TOOL_MISSING "none of the tools mariadb, mysql found"
    fi
    shift 6
    index=$((index + 1))
  done
}

# mysql_ask STATEMENTS HOST PORT SOCKET USER DEFAULTS-FILE PASSWORD
mysql_ask() {
  # Without one, the client's own files may have it.
  if [ -n "$7" ]; then export MYSQL_PWD="$7"; else unset MYSQL_PWD; fi
  printf '%s\n' "$1" |
    "$client" ${6:+--defaults-file="$6"} --batch --connect-timeout=10 ${2:+--host="$2"} ${3:+--port="$3"} \
      ${4:+--socket="$4"} ${5:+--user="$5"} 2>&1
}

# mysql_dump INDEX HOST PORT SOCKET USER DEFAULTS-FILE PASSWORD
mysql_dump() {
  number=$1
  shift
  if ! dump=$(mysql_ask "SHOW GLOBAL VARIABLES; SELECT 'tenken status'; SHOW GLOBAL STATUS;" "$@"); then
    mysql_problem "$number" "$(printf '%s\n' "$dump" | tail -n 1)"
    return
  fi
  answer "$number"
  field_begin dump
  printf '%s\n' "$dump" | awk -F '\t' '$1 ~ /^(report_password|wsrep_sst_auth)$/ { $0 = $1 FS } { print }'
  for word in REPLICA SLAVE; do
    if replica=$(mysql_ask "SHOW $word STATUS\\G" "$@"); then
      field replica "$replica"
      return
    fi
    case $replica in
    *'ERROR 1064 '*) ;;
    *) break ;;
    esac
  done
  field denied "$(printf '%s\n' "$replica" | tail -n 1)"
}

# mysql_problem INDEX ERRORS
mysql_problem() {
  case $2 in
  *'ERROR 2002 '*'(2)'* | *'ERROR 2002 '*'(111)'* | *'ERROR 2003 '*'(111)'* | *'ERROR 2002 '*'(115)'* | *'ERROR 2003 '*'(115)'*) absent "$1" ;;
  *'enied'*) unknown "$1" PERMISSION_DENIED "$2" ;;
  *) unknown "$1" OTHER "$2" ;;
  esac
}
