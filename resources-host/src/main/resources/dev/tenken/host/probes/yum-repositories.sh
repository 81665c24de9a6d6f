# shellcheck shell=sh
# yum-repositories: the files that dnf, yum and zypper read their repositories from. No arguments.
# Fields, of each file: file, its path, and text, its content. What overrides comes last.
probe_yum_repositories() {
  if ! have dnf && ! have dnf5 && ! have microdnf && ! have yum && ! have zypper; then
    unknown 0 TOOL_MISSING 'none of the tools dnf, yum and zypper found'
    return
  fi
  folders=
  for file in /etc/dnf/dnf.conf /etc/yum.conf; do
    if [ -z "$folders" ] && [ -r "$file" ]; then
      folders=$(sed -n 's/^[[:space:]]*reposdir[[:space:]]*=[[:space:]]*//p' "$file" | tr ',' ' ')
    fi
  done
  folders=${folders:-/etc/yum.repos.d /etc/yum/repos.d /etc/distro.repos.d /usr/share/dnf5/repos.d /etc/zypp/repos.d}
  files='/etc/dnf/dnf.conf /etc/yum.conf'
  for folder in $folders; do files="$files $folder/*.repo"; done
  set --
  # shellcheck disable=SC2086 # patterns
  for file in $files /usr/share/dnf5/repos.override.d/*.repo /etc/dnf/repos.override.d/*.repo; do
    # The main files are links to each other on some hosts.
    if [ ! -e "$file" ] || [ -L "$file" ]; then continue; fi
    if ! text=$(cat "$file" 2>&1); then
      unknown 0 PERMISSION_DENIED "the asking user has no permission to look at $file"
      return
    fi
    set -- "$@" "$file" "$text"
  done
  answer 0
  while [ $# -gt 0 ]; do
    field file "$1"
    field text "$2"
    shift 2
  done
}
