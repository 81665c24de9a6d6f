# shellcheck shell=sh
# selinux: the running mode of SELinux and the configured one. No arguments.
# Fields: mode, "disabled" or what the kernel's enforce says, 0 or 1; config, the text of /etc/selinux/config.
probe_selinux() {
  if [ ! -r /proc/filesystems ]; then
    unknown 0 OTHER "/proc/filesystems can't be read"
    return
  fi
  if ! grep -q '[[:space:]]selinuxfs$' /proc/filesystems; then
    mode=disabled
  else
    folder=$(awk '$3 == "selinuxfs" { print $2; exit }' /proc/self/mounts)
    if [ -z "$folder" ]; then
      unknown 0 OTHER "the kernel has SELinux, but its file system is not mounted"
      return
    fi
    if ! mode=$(cat "$folder/enforce" 2>&1); then
      unknown 0 PERMISSION_DENIED "$folder/enforce can't be read"
      return
    fi
  fi
  answer 0
  field mode "$mode"
  if [ -e /etc/selinux/config ]; then
    if config=$(cat /etc/selinux/config 2>&1); then
      field config "$config"
    else
      unknown 0 PERMISSION_DENIED "/etc/selinux/config can't be read"
    fi
  fi
}
