# shellcheck shell=sh
# One more column of ps, for all processes. Arguments: keywords of ps.
# Fields: values, lines of a process id and its value.
probe_process_column() {
  index=0
  for keyword; do
    case $keyword in
      '' | *[!a-z_%]*) unknown "$index" OTHER "ps has no keyword '$keyword'" ;;
      *)
        if values=$(LC_ALL=C.UTF-8 ps -ww -e -o pid= -o "$keyword=" 2>/dev/null); then
          answer "$index"
          field values "$values"
        else
          unknown "$index" TOOL_MISSING "ps of this host can't show '$keyword'"
        fi
        ;;
    esac
    index=$((index + 1))
  done
}
