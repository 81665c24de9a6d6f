# shellcheck shell=sh
# nginx-config FILE...: all files of nginx's configurations, as nginx itself reads them; an empty name is its own.
# Fields: dump, the output of nginx -T; problem, why it gives none.
probe_nginx_config() {
  index=0
  for file; do
    if have nginx; then
      nginx_dump "$index" "$file"
    else
      unknown "$index" TOOL_MISSING "tool nginx not found"
    fi
    index=$((index + 1))
  done
}

# nginx_dump INDEX FILE
nginx_dump() {
  answer "$1"
  field_begin dump
  {
    errors=$(nginx -T ${2:+-c "$2"} 2>&1 >&3)
    status=$?
  } 3>&1
  [ "$status" != 0 ] || return 0
  reason=$(printf '%s\n' "$errors" | grep -e '\[emerg\]' -e '\[alert\]' | tail -n 1)
  reason=${reason#*\[emerg\] }
  # The number of its process.
  reason=${reason#*#*: }
  case $errors in
  *'ermission denied'*) unknown "$1" PERMISSION_DENIED "the asking user may not read all that nginx reads: $reason" ;;
  *) field problem "$reason" ;;
  esac
}
