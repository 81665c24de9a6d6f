# shellcheck shell=sh
# print COMMAND: runs the command.
probe_print() {
  run_command sh -c "$1"
}
