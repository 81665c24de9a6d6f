# shellcheck shell=sh
# lxc NAME...: the containers of LXC. The list is one for all names: who is not root sees only containers of their own.
# Fields: running, yes or no.
probe_lxc() {
  index=0
  if ! have lxc-ls; then
    for name in "$@"; do
      unknown "$index" TOOL_MISSING 'tool lxc-ls not found'
      index=$((index + 1))
    done
    return
  fi
  failed=
  all=$(lxc-ls -1) || failed=yes
  running=$(lxc-ls -1 --running) || failed=yes
  user=$(id -u)
  for name in "$@"; do
    if [ -n "$failed" ]; then
      unknown "$index" OTHER 'lxc-ls failed'
    elif lxc_has "$running" "$name"; then
      answer "$index"
      field running yes
    elif lxc_has "$all" "$name"; then
      answer "$index"
      field running no
    elif [ "$user" = 0 ]; then
      absent "$index"
    else
      unknown "$index" PERMISSION_DENIED "only root sees all containers, user id $user does not"
    fi
    index=$((index + 1))
  done
}

# lxc_has LIST NAME: tells whether a line of the list is the name.
lxc_has() {
  case $2 in
    '' | *[!A-Za-z0-9_.-]*) return 1 ;;
  esac
  case "
$1
" in
    *"
$2
"*) return 0 ;;
  esac
  return 1
}
