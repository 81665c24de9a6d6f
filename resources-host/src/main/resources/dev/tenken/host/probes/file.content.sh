# shellcheck shell=sh
# The content of files. Arguments: paths.
# Fields: source, content.
probe_file_content() {
  line_end='
'
  # One stat tells the sizes where all is there.
  sizes=$(stat -L -c %s -- "$@" 2>/dev/null) || sizes=
  index=0
  for path; do
    if [ -d "$path" ]; then
      unknown "$index" OTHER "$path is a directory and has no content"
    elif [ -f "$path" ]; then
      size=${sizes%%"$line_end"*}
      file_content "$index" "$path" "${size:-$(stat -L -c %s -- "$path" 2>/dev/null)}"
    elif [ -e "$path" ]; then
      unknown "$index" OTHER "$path is no regular file, and reading it might wait for ever"
    else
      not_there "$index" "$path" "$(stat -L -c %f -- "$path" 2>&1)"
      field source "cat $path"
    fi
    case $sizes in
      *"$line_end"*) sizes=${sizes#*"$line_end"} ;;
      *) sizes= ;;
    esac
    index=$((index + 1))
  done
}

# file_content INDEX PATH SIZE
file_content() {
  if [ ! -r "$2" ]; then
    unknown "$1" PERMISSION_DENIED "the asking user has no permission to read $2"
    return
  fi
  # Files of /proc and /sys say that they are empty: reading tells.
  # shellcheck disable=SC2154 # the prelude's
  if [ "${3:-0}" -gt "$content_limit" ]; then
    unknown "$1" LIMIT "$2 has $3 bytes, more than the limit for content, $content_limit"
    return
  fi
  answer "$1"
  field source "cat $2"
  field_begin content
  cat <"$2" || unknown "$1" OTHER "$2 could not be read to its end"
}
