# shellcheck shell=sh
# Shared between the kinds that ask web servers.

# http_ask CONFIG REQUEST HOST PORT SECONDS: asks one, as a function of side_by_side.
http_ask() {
  unset http_proxy https_proxy HTTPS_PROXY ALL_PROXY all_proxy no_proxy NO_PROXY
  if have curl; then
    # shellcheck disable=SC2154 # the prelude's
    {
      said=$(
        printf '%s\n' "$1" | curl -q -sS -i -g --noproxy '*' --proto =http,https --max-redirs 0 --max-time "$5" \
          --max-filesize "$content_limit" -K - 2>&1 >&9
      )
      status=$?
    } 9>&1
    case $status in
      0) echo present >&6 ;;
      6) echo "unknown OTHER $said" >&6 ;;
      28) echo "unknown TIMED_OUT no answer within $5 s" >&6 ;;
      63) echo "unknown LIMIT the body is longer than the limit for content, $content_limit bytes" >&6 ;;
      7 | 35 | 51 | 52 | 56 | 60) echo "absent $said" >&6 ;;
      *) echo "unknown OTHER $said" >&6 ;;
    esac
  elif [ -z "$2" ]; then
    echo "unknown TOOL_MISSING tool curl not found" >&6
  else
    {
      said=$(printf '%s' "$2" | exchange "$5" "$3" "$4" 2>&1 >&9)
      status=$?
    } 9>&1
    ended "$status" "$said" "$5"
  fi
}
