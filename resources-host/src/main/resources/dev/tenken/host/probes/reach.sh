# shellcheck shell=sh
# reach HOST PROTOCOL PORT SECONDS...: whether these can be reached from the host, side by side.
# Present with the field "how", or absent.

reach_one_line() {
  printf '%s' "$1" | tr '\n\t' '  ' | cut -c1-300
}

reach_icmp() {
  if ! have ping; then
    echo "missing there is no ping"
    return
  fi
  answer=$(ping -n -c 1 -W "$3" -- "$1" 2>&1)
  status=$?
  case $status:$answer in
  0:*) echo "yes it answers ping" ;;
  *ermitted* | *'ermission denied'*) echo "denied $(reach_one_line "$answer")" ;;
  *' 0 '*received* | *nreachable*) echo "no it did not answer ping within $3 s" ;;
  *) echo "unknown ping ended with $status: $(reach_one_line "$answer")" ;;
  esac
}

# shellcheck disable=SC2016 # The inner shell expands its own arguments.
reach_tcp() {
  if have bash && have timeout; then
    answer=$(timeout "$3" bash -c 'exec 3<>"/dev/tcp/$1/$2"' bash "$1" "$2" 2>&1)
  elif have perl; then
    answer=$(perl -MIO::Socket::INET -e '
      my ($host, $port, $timeout) = @ARGV;
      IO::Socket::INET->new(PeerAddr => $host, PeerPort => $port, Timeout => $timeout) or die "$@\n";
    ' "$1" "$2" "$3" 2>&1)
  elif have nc; then
    answer=$(nc -z -w "$3" "$1" "$2" 2>&1 </dev/null)
    case $answer in
    *option*)
      # The nc of busybox: it connects, then runs the program.
      answer=$(nc -w "$3" "$1" "$2" -e true 2>&1 </dev/null)
      ;;
    esac
  else
    echo "missing there is no bash, perl or nc to connect with"
    return
  fi
  reach_judge "$?" "$3" "it accepts connections"
}

# Nothing says that a datagram has arrived but an answer, and nothing that it has not but a refusal.
# shellcheck disable=SC2016
reach_udp() {
  if have bash && have timeout; then
    answer=$(bash -c '
      exec 3<>"/dev/udp/$1/$2" && printf x >&3 && exec timeout "$3" dd bs=65536 count=1 of=/dev/null <&3
    ' bash "$1" "$2" "$3" 2>&1)
    case $? in
    124 | 143)
      echo "unknown it neither answered nor refused a datagram within $3 s, which UDP leaves open"
      return
      ;;
    0) true ;;
    *) false ;;
    esac
  else
    echo "missing there is no bash with timeout to send a datagram with"
    return
  fi
  reach_judge "$?" "$3" "it answers datagrams"
}

# The end of an attempt: its status, the seconds it had, what success means.
reach_judge() {
  case $1:$answer in
  0:*) echo "yes $3" ;;
  124:* | 143:* | *'imed out'*) echo "no it did not answer within $2 s" ;;
  *refused*) echo "no it refused the connection" ;;
  *'o route to host'* | *nreachable*) echo "no no route leads to it" ;;
  *) echo "unknown $(reach_one_line "$answer")" ;;
  esac
}

reach_try() {
  case $2 in
  icmp) reach_icmp "$1" "$3" "$4" ;;
  tcp) reach_tcp "$1" "$3" "$4" ;;
  udp) reach_udp "$1" "$3" "$4" ;;
  esac
}

probe_reach() {
  {
    n=0
    while [ $# -ge 4 ]; do
      (
        said=$(reach_try "$1" "$2" "$3" "$4")
        echo "$n $said"
      ) &
      n=$((n + 1))
      if [ $((n % 32)) = 0 ]; then wait; fi
      shift 4
    done
    wait
  } | while read -r index state said; do
    case $state in
    yes) answer "$index" && field how "$said" && field raw "$said" ;;
    no) absent "$index" && field raw "$said" ;;
    missing) unknown "$index" TOOL_MISSING "$said" ;;
    denied) unknown "$index" PERMISSION_DENIED "$said" ;;
    *) unknown "$index" OTHER "$said" ;;
    esac
  done
}
