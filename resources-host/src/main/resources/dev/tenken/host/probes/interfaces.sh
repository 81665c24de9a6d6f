# shellcheck shell=sh
# interfaces: all network interfaces with their state and addresses.
# Answers "link <line of ip -o link>", "inet <line of ip -o address>", and "bond <…>" or "bridge <…>", the
# line of ip -o link again for interfaces of that kind, or "untold <kind>" where ip can't choose by kind; or
# "failed <why>" or "missing <why>"; and by /sys, per interface, "interface <name>" and "<attribute> <value>"....

probe_interfaces() {
  if have ip; then
    for object in link address; do
      lines=$(ip -o "$object" show 2>&1)
      status=$?
      printf '%s\n' "$lines" | while IFS= read -r line; do
        case $object in
        link) printf 'link %s\n' "$line" ;;
        *) printf 'inet %s\n' "$line" ;;
        esac
      done
      [ "$status" = 0 ] || echo "failed ip -o $object ended with $status"
    done
    for kind in bond bridge; do
      if lines=$(ip -o link show type "$kind" 2>/dev/null); then
        [ -z "$lines" ] || printf '%s\n' "$lines" | sed "s/^/$kind /"
      else
        echo "untold $kind"
      fi
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
    master=$(readlink "$directory/master") && printf 'master %s\n' "${master##*/}"
  done
}
