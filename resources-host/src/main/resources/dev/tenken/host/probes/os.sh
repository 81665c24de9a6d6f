# shellcheck shell=sh
# os: what operating system this is.
# Answers lines: "release <line of os-release>", "file <name> <first line>" of the older release
# files, "kernel <name>", "kernel_release <text>", "kernel_version <text>", "architecture <text>",
# "hostname <text>".

os_first_line() {
  text=
  [ ! -r "$1" ] || IFS= read -r text <"$1"
  [ -z "$text" ] || printf '%s %s\n' "$2" "$text"
}

probe_os() {
  for file in /etc/os-release /usr/lib/os-release; do
    if [ -r "$file" ]; then
      while IFS= read -r line || [ -n "$line" ]; do printf 'release %s\n' "$line"; done <"$file"
      break
    fi
  done
  for file in debian_version redhat-release alpine-release SuSE-release arch-release; do
    os_first_line "/etc/$file" "file $file"
  done
  # The five in one call, a line each: none but the version holds a space, and it comes last.
  uname -s -n -r -m -v | {
    read -r kernel hostname release rest
    printf 'kernel %s\nhostname %s\nkernel_release %s\n' "$kernel" "$hostname" "$release"
    printf 'kernel_version %s\narchitecture %s\n' "${rest% *}" "${rest##* }"
  }
}
