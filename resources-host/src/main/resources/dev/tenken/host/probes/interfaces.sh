# shellcheck shell=sh
# interfaces: all network interfaces with their state and addresses.
# Answers "link <line of ip -o link>", "inet <line of ip -o address>", and "bond <…>" or "bridge <…>", the
# line of ip -o link again for interfaces of that kind, or "untold <kind>" where ip can't choose by kind; or
# "failed <why>" or "missing <why>"; and by /sys, per interface, "interface <name>" and "<attribute> <value>"....

probe_interfaces() {
  if have ip; then
    lines=$(ip -o link show 2>&1) || echo "failed ip -o link ended with $?"
    tagged link "$lines"
    lines=$(ip -o address show 2>&1) || echo "failed ip -o address ended with $?"
    tagged inet "$lines"
    for kind in bond bridge; do
      if lines=$(ip -o link show type "$kind" 2>/dev/null); then tagged "$kind" "$lines"; else echo "untold $kind"; fi
    done
  else
    echo "missing there is no ip"
  fi
  for directory in /sys/class/net/*; do
    [ -e "$directory/flags" ] || continue
    printf 'interface %s\n' "${directory##*/}"
    for attribute in operstate speed mtu address flags ifindex; do
      # The speed of an interface that is down can't be read: there is none.
      value=
      { read -r value <"$directory/$attribute"; } 2>/dev/null
      [ -z "$value" ] || printf '%s %s\n' "$attribute" "$value"
    done
    [ ! -d "$directory/bridge" ] || echo "kind bridge"
    [ ! -d "$directory/bonding" ] || echo "kind bond"
    # Not readlink: a process for each would cost more than all the rest.
    if [ -r "$directory/master/ifindex" ]; then
      read -r value <"$directory/master/ifindex"
      printf 'master_index %s\n' "$value"
    fi
  done
}
