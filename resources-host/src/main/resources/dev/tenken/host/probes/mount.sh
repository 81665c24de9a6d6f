# shellcheck shell=sh
# The mounted file systems, as the asking process sees them. Arguments are not read: all are told at once.
probe_mount() {
  cat /proc/self/mountinfo
}
