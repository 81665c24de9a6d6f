# shellcheck shell=sh
# What stat says of paths. Arguments: paths.
# Fields: link, where it leads to if it is a symbolic link; broken, why that can't be reached; raw, stat of what the path
# leads to: mode in hexadecimal, owner's id and name, group's id and name, size, time of modification, number of links,
# inode.
probe_file() {
  format='%f	%u	%U	%g	%G	%s	%Y	%h	%i'
  # First, one stat for all that is there.
  count=$#
  index=0
  there=
  while [ "$index" -lt "$count" ]; do
    if [ -e "$1" ]; then
      set -- "$@" "$1"
      there="$there $index"
    else
      file_missing "$index" "$1"
    fi
    shift
    index=$((index + 1))
  done
  [ $# -gt 0 ] || return 0
  if lines=$(stat -L -c "$format" -- "$@" 2>/dev/null); then
    for index in $there; do
      file_answer "$index" "$1" "${lines%%
*}"
      lines=${lines#*
}
      shift
    done
  else
    # One of them changed meanwhile.
    for index in $there; do
      if line=$(stat -L -c "$format" -- "$1" 2>&1); then
        file_answer "$index" "$1" "$line"
      else
        not_there "$index" "$1" "$line"
      fi
      shift
    done
  fi
}

# file_answer INDEX PATH LINE
file_answer() {
  answer "$1"
  [ ! -L "$2" ] || file_link "$2"
  field raw "$3"
}

# file_missing INDEX PATH: there is nothing that the path leads to, or it can't be reached.
file_missing() {
  text=$(stat -L -c %f -- "$2" 2>&1)
  if [ -L "$2" ]; then
    answer "$1"
    file_link "$2"
    field broken "${text##*: }"
  else
    not_there "$1" "$2" "$text"
  fi
}

# file_link PATH
file_link() {
  link=$(readlink -- "$1" && echo .)
  link=${link%??}
  field link "$link"
}
