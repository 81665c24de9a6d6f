# shellcheck shell=sh
# system: memory, processors, uptime, time zone, virtualization, block devices and mounts.
# Answers lines: "<path of a file below /proc> <line>", "virtualization <word>", "dmi <name> <text>",
# "container <word>", "localtime <target of the link>", "timezone <name>", "offset <+hhmm>",
# "device <name>" followed by "<attribute> <text>".

system_first_line() {
  text=
  # A file below /sys may refuse to be read although it is there.
  { [ ! -r "$1" ] || IFS= read -r text <"$1"; } 2>/dev/null
  [ -z "$text" ] || printf '%s %s\n' "$2" "$text"
}

probe_system() {
  set --
  for file in /proc/meminfo /proc/cpuinfo /proc/uptime /proc/loadavg /proc/self/mounts; do
    if [ -r "$file" ]; then set -- "$@" "$file"; else echo "denied $file"; fi
  done
  # Of the flags of each processor only this one matters.
  awk '
    /^flags[ \t]*:/ { if (/ hypervisor( |$)/ && !guest++) print "guest yes"; next }
    /^(bugs|power management|vmx flags)[ \t]*:/ { next }
    { print FILENAME, $0 }
  ' "$@"

  if have systemd-detect-virt; then
    echo "virtualization $(systemd-detect-virt)"
  fi
  for name in product_name sys_vendor bios_vendor; do
    system_first_line "/sys/class/dmi/id/$name" "dmi $name"
  done
  system_first_line /sys/hypervisor/type "hypervisor"
  if [ -e /.dockerenv ]; then echo "container docker"; fi
  if [ -e /run/.containerenv ]; then echo "container podman"; fi
  system_first_line /run/systemd/container container

  system_first_line /etc/timezone timezone
  if [ -L /etc/localtime ]; then printf 'localtime %s\n' "$(readlink /etc/localtime)"; fi
  echo "offset $(date +%z)"

  for directory in /sys/block/*; do
    [ -e "$directory/size" ] || continue
    printf 'device %s\n' "${directory##*/}"
    for name in size removable ro queue/rotational device/model device/vendor; do
      system_first_line "$directory/$name" "${name##*/}"
    done
  done
}
