# shellcheck shell=sh
# Whether a user has access to files. Arguments, three for each: r, w or x; the user; the path.
# Fields: access, yes or no.
probe_file_access() {
  index=0
  me=$(id -un)
  while [ $# -gt 0 ]; do
    if ! id -u -- "$2" >/dev/null 2>&1; then
      unknown "$index" OTHER "there is no user '$2' on this host"
    elif [ ! -e "$3" ]; then
      not_there "$index" "$3" "$(stat -L -c %f -- "$3" 2>&1)"
    elif [ "$2" = "$me" ]; then
      answer "$index"
      if test "-$1" "$3"; then field access yes; else field access no; fi
    elif ! is_root; then
      unknown "$index" PERMISSION_DENIED "only root can find out what '$2' has access to; the asking user is '$me'"
    else
      file_access_as "$index" "$@"
    fi
    shift 3
    index=$((index + 1))
  done
}

# file_access_as INDEX LETTER USER PATH ...
file_access_as() {
  # shellcheck disable=SC2016 # the inner shell's
  ask='if test "-$1" "$2"; then echo yes; else echo no; fi'
  cd / || return
  if have setpriv && said=$(setpriv --reuid="$3" --regid="$(id -g -- "$3")" --init-groups -- /bin/sh -c "$ask" sh "$2" "$4" 2>/dev/null); then
    :
  else
    said=$(su -s /bin/sh "$3" -c "$ask" sh "$2" "$4" 2>/dev/null)
  fi
  case $said in
    yes | no)
      answer "$1"
      field access "$said"
      ;;
    *) unknown "$1" OTHER "neither setpriv nor su could become '$3'" ;;
  esac
}
