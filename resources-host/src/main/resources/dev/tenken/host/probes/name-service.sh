# shellcheck shell=sh
# Shared between the kinds that ask for users and groups.

# name_service DATABASE NAME...: the entries of these names, by getent; its status, 2 where a name has none.
name_service() {
  database=$1
  shift
  line_end='
'
  # Most tell of all names that have an entry; the getent of musl ends at the first that has none. A last name, which
  # has an entry everywhere, shows which this is.
  last=
  case $#$database in
    1passwd | 1group) ;;
    *passwd | *group) last=root ;;
  esac
  # Nobody has a name that begins with a dash, and not every getent knows --.
  for name; do
    shift
    case $name in
      '' | -* | "$last") ;;
      *) set -- "$@" "$name" ;;
    esac
  done
  code=2
  while [ -n "$1$last" ]; do
    # shellcheck disable=SC2086 # one word or none
    lines=$(getent "$database" "$@" $last)
    code=$?
    [ -z "$lines" ] || printf '%s\n' "$lines"
    [ "$code" = 2 ] || break
    case $line_end$lines in
      *"$line_end${last:-:}:"*) break ;;
    esac
    [ $# -gt 0 ] || break
    # Those behind the first without an entry are asked for again.
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
