# shellcheck shell=sh
# The SELinux labels of files. Arguments: paths.
# Fields: label, empty for a file without one.
probe_file_label() {
  index=0
  for path; do
    label=$(stat -L -c %C -- "$path" 2>&1)
    case $label in
      *': No data available'* | *': Operation not supported'* | '?')
        answer "$index"
        field label ''
        ;;
      'stat: '*) not_there "$index" "$path" "$label" ;;
      *:*)
        answer "$index"
        field label "$label"
        ;;
      *) unknown "$index" TOOL_MISSING "stat of this host does not tell SELinux labels" ;;
    esac
    index=$((index + 1))
  done
}
