# shellcheck shell=sh
# swap DEVICE...: what /proc/swaps says of each; sizes in KiB.
probe_swap() {
  index=0
  for device in "$@"; do
    found=
    while read -r name _ size _; do
      if [ "$name" = "$device" ]; then
        found=yes
        answer "$index"
        field size "$size"
      fi
    done </proc/swaps
    [ -n "$found" ] || absent "$index"
    index=$((index + 1))
  done
}
