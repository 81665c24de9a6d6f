# shellcheck shell=sh
# What stat says of paths. Arguments: paths.
# Fields: link, where it leads to if it is a symbolic link; broken, why that can't be reached; raw, stat of what the path
# leads to: mode in hexadecimal, owner's id and name, group's id and name, size, time of modification, number of links,
# inode.
probe_file() {
  format='%f	%u	%U	%g	%G	%s	%Y	%h	%i'
  # One stat for all that is there, found by their positions.
  index=0
  there=
  words=
  for path; do
    if [ -e "$path" ]; then
      there="$there $index"
      words="$words \"\${$((index + 1))}\""
    else
      file_missing "$index" "$path"
    fi
    index=$((index + 1))
  done
  [ -n "$there" ] || return 0
  if lines=$(eval "stat -L -c \"\$format\" -- $words" 2>/dev/null); then
    line_end='
'
    for index in $there; do
      eval "path=\${$((index + 1))}"
      file_answer "$index" "$path" "${lines%%"$line_end"*}"
      lines=${lines#*"$line_end"}
    done
  else
    # One of them changed meanwhile.
    for index in $there; do
      eval "path=\${$((index + 1))}"
      if line=$(stat -L -c "$format" -- "$path" 2>&1); then
        file_answer "$index" "$path" "$line"
      else
        not_there "$index" "$path" "$line"
      fi
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
