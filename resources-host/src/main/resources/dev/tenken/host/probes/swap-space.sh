# shellcheck shell=sh
# swap-space: the swap spaces in use. No arguments.
# Fields: swaps, the text of /proc/swaps.
probe_swap_space() {
  if swaps=$(cat /proc/swaps 2>&1); then
    answer 0
    field swaps "$swaps"
  else
    unknown 0 OTHER "/proc/swaps can't be read: ${swaps##*: }"
  fi
}
