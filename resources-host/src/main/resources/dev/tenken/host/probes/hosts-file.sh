# shellcheck shell=sh
# hosts-file: the text of /etc/hosts.

probe_hosts_file() {
  if [ -r /etc/hosts ]; then
    answer 0
    field_begin content
    cat /etc/hosts
  elif [ -e /etc/hosts ]; then
    unknown 0 PERMISSION_DENIED "/etc/hosts can't be read"
  else
    absent 0
  fi
}
