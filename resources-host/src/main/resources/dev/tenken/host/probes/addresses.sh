# shellcheck shell=sh
# addresses all|dns NAME...: what the host's resolver says of these names, side by side; "dns" asks
# the DNS alone. Each answer has the field "addresses", the preferred one first.

# Tells apart a name that the DNS does not have from a DNS that does not answer; a failed look-up
# looks the same for both. Prints "absent <why>",
# "unknown <why>" or "missing <why>".
addresses_why_not_found() {
  if [ "$service" = all ] && [ -r /etc/nsswitch.conf ]; then
    while read -r key services; do
      [ "$key" = hosts: ] || continue
      case " $services " in
      *\ dns\ * | *\ resolve\ *) ;;
      *)
        echo "absent not found, and the DNS is not asked here (/etc/nsswitch.conf)"
        return
        ;;
      esac
    done </etc/nsswitch.conf
  fi
  if have dig; then
    answer=$(dig +time=2 +tries=1 -q "$1" -t A 2>&1)
    tool=dig
  elif have nslookup; then
    answer=$(nslookup "$1" 2>&1)
    tool=nslookup
  elif have perl; then
    answer=$(perl -MSocket=:all -e '
      my ($name) = @ARGV;
      my @servers;
      if (open my $conf, "<", "/etc/resolv.conf") {
        while (<$conf>) { push @servers, $1 if /^\s*nameserver\s+(\S+)/ }
      }
      @servers = ("127.0.0.1") unless @servers;
      my $labels = join "", map { pack "C/a*", $_ } grep { length } split /\./, $name;
      my $query = pack("n6", $$ & 65535, 256, 1, 0, 0, 0) . "$labels\0" . pack("nn", 1, 1);
      for my $server (@servers) {
        my $six = $server =~ /:/;
        my $address = inet_pton($six ? AF_INET6 : AF_INET, $server) or next;
        socket my $socket, $six ? AF_INET6 : AF_INET, SOCK_DGRAM, 0 or next;
        connect $socket, $six ? pack_sockaddr_in6(53, $address) : pack_sockaddr_in(53, $address) or next;
        send $socket, $query, 0 or next;
        my $ready = ""; vec($ready, fileno $socket, 1) = 1;
        select($ready, undef, undef, 2) > 0 or next;
        defined recv $socket, my $reply, 4096, 0 or next;
        my $code = unpack("x3C", $reply) & 15;
        print $code == 0 || $code == 3 ? "NXDOMAIN" : "the DNS server answered with code $code";
        exit;
      }
      print "no servers could be reached";
    ' "$1" 2>&1)
    tool=perl
  else
    echo "missing the name was not found, and there is no dig, nslookup or perl to tell whether the DNS answers"
    return
  fi
  case $answer in
  *NXDOMAIN* | *'NOERROR'* | *"can't find $1: No answer"*) echo "absent the DNS has no address of it" ;;
  *) echo "unknown the DNS does not answer ($tool: $(addresses_one_line "$answer"))" ;;
  esac
}

addresses_one_line() {
  printf '%s' "$1" | tr '\n\t' '  ' | cut -c1-300
}

addresses_look_up() {
  if ! have getent; then
    addresses_without_getent "$1"
    return
  fi
  # No name that is asked for begins with a dash, and the getent of musl knows no --.
  if [ "$service" = dns ]; then
    answer=$(getent -s hosts:dns ahosts "$1" 2>&1)
  else
    answer=$(getent ahosts "$1" 2>&1)
  fi
  status=$?
  case $status in
  0)
    found=
    line_end='
'
    old_ifs=$IFS IFS=$line_end
    set -f
    for line in $answer; do
      address=${line%%[ 	]*}
      # Each address comes once for each sort of socket.
      case " $found " in
      *" $address "*) ;;
      *) found="$found $address" ;;
      esac
    done
    set +f
    IFS=$old_ifs
    echo "found$found"
    ;;
  2) addresses_why_not_found "$1" ;;
  *) echo "unknown getent ahosts ended with $status: $(addresses_one_line "$answer")" ;;
  esac
}

# A host with busybox alone: its resolver reads /etc/hosts, then asks the DNS.
addresses_without_getent() {
  found=
  if [ "$service" = all ] && [ -r /etc/hosts ]; then
    found=$(NAME=$1 awk '
      BEGIN { name = tolower(ENVIRON["NAME"]) }
      { sub(/#.*/, "") }
      { for (i = 2; i <= NF; i++) if (tolower($i) == name) printf " %s", $1 }
    ' /etc/hosts)
  fi
  if [ -n "$found" ]; then
    echo "found$found"
  elif have nslookup; then
    # The first address is the server's own.
    found=$(nslookup "$1" 2>/dev/null | awk '
      /^Name:/ { named = 1 }
      named && /^Address/ { print ($2 ~ /^[0-9a-fA-F.:]+$/ ? $2 : $3) }
    ' | tr '\n' ' ')
    if [ -n "$found" ]; then echo "found $found"; else addresses_why_not_found "$1"; fi
  else
    echo "missing there is neither getent nor nslookup"
  fi
}

addresses() {
  service=$1
  shift
  # Some DNS servers take seconds to say nothing.
  {
    n=0
    for name in "$@"; do
      (
        said=$(addresses_look_up "$name")
        echo "$n $said"
      ) &
      n=$((n + 1))
      if [ $((n % 32)) = 0 ]; then wait; fi
    done
    wait
  } | while read -r index state said; do
    case $state in
    found) answer "$index" && field addresses "$said" && field raw "$said" ;;
    absent) absent "$index" && field raw "$said" ;;
    missing) unknown "$index" TOOL_MISSING "$said" ;;
    *) unknown "$index" OTHER "$said" ;;
    esac
  done
}
