# shellcheck shell=sh
# apparmor: whether the kernel has AppArmor switched on, and the loaded profiles. No arguments.
# Fields: enabled, Y or N; profiles, lines of "NAME (MODE)".
probe_apparmor() {
  enabled=N
  if [ -e /sys/module/apparmor/parameters/enabled ] &&
    ! enabled=$(cat /sys/module/apparmor/parameters/enabled 2>/dev/null); then
    unknown 0 PERMISSION_DENIED "/sys/module/apparmor/parameters/enabled can't be read"
    return
  fi
  answer 0
  field enabled "$enabled"
  [ "$enabled" = Y ] || return 0
  file=/sys/kernel/security/apparmor/profiles
  if profiles=$(cat "$file" 2>&1); then
    field profiles "$profiles"
  elif [ -e "$file" ]; then
    field denied "only root may see the profiles"
  else
    field missing "the kernel's security file system is not mounted"
  fi
}
