# shellcheck shell=sh
# linux-kernel-parameter PATH...: values below /proc/sys. One grep reads them all: the shell's own read takes one
# byte at a time, and /proc/sys answers that with the first byte only.
# Answers lines: "there <n>" for the n-th path if it is a file, then of those
# "/proc/sys/<path>:<line>" or "grep: /proc/sys/<path>: <why>"; "failed <why>".

probe_linux_kernel_parameter() {
  if [ -d /proc/sys/kernel ]; then
    count=$#
    n=0
    while [ "$n" -lt "$count" ]; do
      n=$((n + 1))
      case /$1/ in
      */../* | */./* | *//*) ;;
      *)
        if [ -f "/proc/sys/$1" ]; then
          echo "there $n"
          set -- "$@" "/proc/sys/$1"
        fi
        ;;
      esac
      shift
    done
    [ $# = 0 ] || grep -aH "" "$@" 2>&1
  else
    echo "failed /proc/sys is not mounted"
  fi
}
