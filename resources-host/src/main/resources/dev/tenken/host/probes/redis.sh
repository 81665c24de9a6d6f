# shellcheck shell=sh
# redis, six words for each: HOST PORT SOCKET USER (nothing) PASSWORD, each empty where not given. What the server says
# of itself. The password goes by the environment, and no secret among the settings is sent.
# Fields: dump, the answers to INFO and CONFIG GET.
probe_redis() {
  for client in redis-cli valkey-cli; do
    ! have "$client" || break
  done
  index=0
  while [ $# -gt 0 ]; do
    if have "$client"; then
      redis_dump "$index" "$1" "$2" "$3" "$4" "$6"
    else
      unknown "$index" TOOL_MISSING "tool redis-cli not found"
    fi
    shift 6
    index=$((index + 1))
  done
}

# redis_dump INDEX HOST PORT SOCKET USER PASSWORD
redis_dump() {
  [ -z "$6" ] || export REDISCLI_AUTH="$6"
  dump=$(printf 'INFO\nCONFIG GET *\n' |
    "$client" --no-raw --no-auth-warning ${2:+-h "$2"} ${3:+-p "$3"} ${4:+-s "$4"} ${5:+--user "$5"} 2>&1 |
    awk '
      /^ *[0-9]+\) / {
        if (++count % 2) secret = /"(requirepass|masterauth|masteruser|tls-key-file-pass|tls-client-key-file-pass)"$/
        else if (secret) sub(/\) .*/, ") \"\"")
      }
      { print }
    ')
  unset REDISCLI_AUTH
  case $dump in
  '# '*) ;;
  *'Connection refused'* | *'No such file or directory'*) absent "$1"; return ;;
  *NOAUTH* | *WRONGPASS* | *NOPERM* | *'AUTH failed'*)
    unknown "$1" PERMISSION_DENIED "$(printf '%s\n' "$dump" | head -n 1)"
    return
    ;;
  *)
    unknown "$1" OTHER "$(printf '%s\n' "$dump" | head -n 1)"
    return
    ;;
  esac
  answer "$1"
  field dump "$dump"
}
