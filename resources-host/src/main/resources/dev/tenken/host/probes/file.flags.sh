# shellcheck shell=sh
# The attributes of files that lsattr tells. Arguments: paths.
# Fields: flags, its letters and dashes, empty on a file system without such attributes.
probe_file_flags() {
  index=0
  for path; do
    if [ ! -e "$path" ]; then
      not_there "$index" "$path" "$(stat -L -c %f -- "$path" 2>&1)"
    elif ! have lsattr; then
      unknown "$index" TOOL_MISSING "lsattr is not on this host"
    else
      # lsattr follows no symbolic link, and knows no -- on every host.
      place=$path
      if [ -L "$path" ]; then place=$(readlink -f -- "$path" && echo .) && place=${place%??}; fi
      case $place in -*) place=./$place ;; esac
      if flags=$(lsattr -d "$place" 2>&1); then
        answer "$index"
        field flags "${flags%% *}"
      else
        case $flags in
          *'Permission denied'*) unknown "$index" PERMISSION_DENIED "the asking user has no permission to read the attributes of $path" ;;
          *'Inappropriate ioctl'* | *'Operation not supported'* | *'Function not implemented'*)
            answer "$index"
            field flags ''
            ;;
          *) unknown "$index" OTHER "lsattr can't tell of $path: $flags" ;;
        esac
      fi
    fi
    index=$((index + 1))
  done
}
