# shellcheck shell=sh
# Shared between the kinds that ask for users and groups.

# name_service DATABASE NAME...: the entries of these names, by getent; its status, 2 where a name has none.
name_service() {
  database=$1
  shift
  line_end='
'
  # Nobody has a name that begins with a dash, and not every getent knows --.
  for name; do
    shift
    case $name in
      '' | -*) ;;
      *) set -- "$@" "$name" ;;
    esac
  done
  code=2
  while [ $# -gt 0 ]; do
    lines=$(getent "$database" "$@")
    code=$?
    [ -z "$lines" ] || printf '%s\n' "$lines"
    [ "$code" = 2 ] || break
    # The getent of musl ends at the first name without an entry: those behind it are asked for again.
    first=yes
    for name; do
      shift
      case $line_end$lines in
        *"$line_end$name:"*) ;;
        *) if [ -n "$first" ]; then first=; else set -- "$@" "$name"; fi ;;
      esac
    done
  done
  return "$code"
}
