# shellcheck shell=sh
# The file /etc/fstab. No arguments.
probe_fstab() {
  if text=$(cat /etc/fstab 2>&1); then
    answer 0
    field text "$text"
  else
    not_there 0 /etc/fstab "$text"
  fi
}
