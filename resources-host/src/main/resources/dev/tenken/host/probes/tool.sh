# shellcheck shell=sh
# Shared between the kinds that let the reader parse what a tool prints.

# tool_output NAME TOOL ARG...: prints "missing NAME TOOL" where the tool is not there; else "asked NAME", what the tool
# printed ("t", a tab and the line) and last "t", a tab, "status", its exit status and what it said on standard error.
tool_output() {
  asked=$1
  shift
  if ! have "$1"; then
    printf 'missing %s %s\n' "$asked" "$1"
    return
  fi
  printf 'asked %s\n' "$asked"
  {
    { said=$("$@" 2>&1 >&3 3>&-); } 3>&1
    printf '\nstatus %s %s\n' "$?" "$(printf '%s' "$said" | tr '\n' ' ')"
  } | awk '{ print "t\t" $0 }'
}
