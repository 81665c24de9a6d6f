# shellcheck shell=sh
# The sockets that listen on this host. Arguments are not read: all are told at once.
# Prints "root" when the asking user sees the processes of all of them; then "tool NAME" and that tool's lines.
probe_port() {
  ! is_root || echo root
  if have ss && lines=$(ss -tulnp 2>/dev/null) && [ -n "$lines" ]; then
    printf 'tool ss\n%s\n' "$lines"
  elif have netstat && lines=$(netstat -tulnpW 2>/dev/null) && [ -n "$lines" ]; then
    printf 'tool netstat\n%s\n' "$lines"
  elif [ -r /proc/net/tcp ]; then
    echo tool proc
    for protocol in tcp tcp6 udp udp6; do
      [ ! -r "/proc/net/$protocol" ] || sed "1d; s/^/$protocol /" "/proc/net/$protocol"
    done
  else
    echo tool none
  fi
}
