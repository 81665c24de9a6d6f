# shellcheck shell=sh
# interfaces: all network interfaces with their state and addresses.
# Answers "link <line of ip -o link>" and "inet <line of ip -o address>", or "failed <why>" or
# "missing <why>"; and by /sys, per interface, "interface <name>" and "<attribute> <value>"....

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
  done
}
