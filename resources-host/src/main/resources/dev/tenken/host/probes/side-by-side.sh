# shellcheck shell=sh
# Shared between the kinds that wait for others, as for servers: what they ask is asked at once.

# side_by_side FUNCTION ARITY ARG...: calls the function for every ARITY arguments, 16 calls at a time. What a call prints,
# any bytes, becomes its field "output"; a line on descriptor 6 tells how it ended: "present", "absent WHY" or
# "unknown REASON WHY".
side_by_side() {
  side_function=$1
  side_arity=$2
  shift 2
  {
    n=0
    while [ $# -gt 0 ]; do
      (
        {
          said=$({ "$side_function" "$@" 6>&8 | side_encode | awk -v n="$n" '{ print n, "d", $0; fflush() }' >&7; } 8>&1)
          printf '%s s %s\n' "$n" "$(printf '%s' "$said" | tr '\n' ' ' | cut -c1-400)"
        } 7>&1
      ) &
      n=$((n + 1))
      if [ $((n % 16)) = 0 ]; then wait; fi
      shift "$side_arity"
    done
    wait
  } | awk '
    BEGIN { mark = ENVIRON["mark"]; limit = ENVIRON["content_limit"] + 0 }
    $2 == "d" {
      line = substr($0, length($1) + 4)
      size[$1] += line ~ /^ / ? length(line) / 3 : length(line) * 3 / 4
      # The head of an answer may come on top.
      if (size[$1] < limit + 65536) lines[$1, count[$1]++] = line
      next
    }
    {
      at = index($0, $3) + length($3) + 1
      if (size[$1] >= limit + 65536) {
        printf "\n%s u %s LIMIT\nthe answer is longer than the limit for content, %d bytes", mark, $1, limit
      } else if ($3 == "present") {
        printf "\n%s p %s\n\n%s f output\n", mark, $1, mark
        for (i = 0; i < count[$1]; i++) print lines[$1, i]
      } else if ($3 == "absent") {
        printf "\n%s a %s\n\n%s f raw\n%s", mark, $1, mark, substr($0, at)
      } else if ($3 == "unknown") {
        printf "\n%s u %s %s\n%s", mark, $1, $4, substr($0, at + length($4) + 1)
      }
      for (i = 0; i < count[$1]; i++) delete lines[$1, i]
      fflush()
    }'
}

# Lines of base64, or of hexadecimal pairs with blanks between them.
side_encode() {
  if have base64; then base64; else od -An -v -tx1; fi
}

# exchange SECONDS HOST PORT: sends what comes on standard input, and prints the answer until the other side ends it.
# shellcheck disable=SC2016 # The inner shell expands its own arguments.
exchange() {
  if have timeout && have bash; then
    timeout "$1" bash -c 'exec 3<>"/dev/tcp/$1/$2" && cat >&3 && cat <&3' bash "$2" "$3"
  elif have timeout && have nc; then
    timeout "$1" nc "$2" "$3"
  else
    return 127
  fi
}

# ended STATUS TEXT SECONDS: tells on descriptor 6 how an exchange ended.
ended() {
  case $1:$2 in
    0:*) echo present ;;
    127:*) echo "unknown TOOL_MISSING tools bash or nc, with timeout, not found" ;;
    124:* | 143:*) echo "unknown TIMED_OUT no answer within $3 s" ;;
    *refused* | *'o route to host'* | *nreachable*) echo "absent $2" ;;
    *) echo "unknown OTHER ${2:-the connection ended with $1}" ;;
  esac >&6
}
