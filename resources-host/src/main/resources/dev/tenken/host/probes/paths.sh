# shellcheck shell=sh
# Shared between the kinds that look at paths.

# not_there INDEX PATH TEXT: answers for a path that a tool could not read, by the error text of the tool.
not_there() {
  case ${3##*: } in
    'No such file or directory' | 'Not a directory' | 'File name too long' | 'Too many levels of symbolic links' | 'Symbolic link loop') absent "$1" ;;
    'Permission denied') unknown "$1" PERMISSION_DENIED "the asking user has no permission to look at $2" ;;
    *) unknown "$1" OTHER "$2 can't be looked at: ${3##*: }" ;;
  esac
}
