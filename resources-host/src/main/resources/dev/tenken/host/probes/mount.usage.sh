# shellcheck shell=sh
# How full the file systems of mount points are. Arguments: paths.
# Fields: usage, the block size, then blocks, free ones, those free for users, inodes and free inodes.
probe_mount_usage() {
  index=0
  for path; do
    if usage=$(stat -f -c '%S %b %f %a %c %d' -- "$path" 2>&1); then
      answer "$index"
      field usage "$usage"
    else
      not_there "$index" "$path" "$usage"
    fi
    index=$((index + 1))
  done
}
