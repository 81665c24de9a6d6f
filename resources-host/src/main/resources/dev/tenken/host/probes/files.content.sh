# shellcheck shell=sh
# The content of all files of a name below folders. Arguments, two for each: the folder, and the pattern of the name.
# Fields, in pairs: file, its path; content.
probe_files_content() {
  index=0
  while [ $# -gt 0 ]; do
    if [ ! -e "$1" ]; then
      not_there "$index" "$1" "$(stat -L -c %f -- "$1" 2>&1)"
    else
      answer "$index"
      {
        errors=$(find -L "$1" -type f -name "$2" -exec sh -c "$files_content" sh {} + 2>&1 >&3)
      } 3>&1
      denied=$(printf '%s\n' "$errors" | grep 'Permission denied' | head -n 1)
      [ -z "$denied" ] || unknown "$index" PERMISSION_DENIED "not everything below $1 may be read: ${denied#*: }"
    fi
    shift 2
    index=$((index + 1))
  done
}

# shellcheck disable=SC2034 # used above
files_content='
for file; do
  printf "\n%s f file\n%s\n%s f content\n" "$mark" "$file" "$mark"
  cat <"$file"
done
'
