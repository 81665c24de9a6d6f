# shellcheck shell=sh
# Check sums of files. Arguments, two for each: md5 or sha256, and the path.
# Fields: digest.
probe_file_digest() {
  index=0
  while [ $# -gt 0 ]; do
    if [ ! -e "$2" ]; then
      not_there "$index" "$2" "$(stat -L -c %f -- "$2" 2>&1)"
    elif [ ! -f "$2" ]; then
      unknown "$index" OTHER "$2 is no regular file and has no check sum"
    elif [ ! -r "$2" ]; then
      unknown "$index" PERMISSION_DENIED "the asking user has no permission to read $2"
    elif ! have "${1}sum"; then
      unknown "$index" TOOL_MISSING "${1}sum is not on this host"
    elif digest=$("${1}sum" <"$2" 2>&1); then
      answer "$index"
      field digest "${digest%% *}"
    else
      unknown "$index" OTHER "$2 could not be read to its end"
    fi
    shift 2
    index=$((index + 1))
  done
}
