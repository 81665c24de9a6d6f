# shellcheck shell=sh
# package-updates: for which installed packages the lists that the host has offer a later version. Nothing is fetched.
# Prints "pending NAME NEW OLD", "available NAME VERSION SOURCE" of those, "security NAME", "held NAME", "time SECONDS"
# of the lists' last change, or "unknown REASON TEXT"; first "manager NAME".
probe_package_updates() {
  if have apt && [ -s /var/lib/dpkg/status ]; then
    echo manager apt
    updates_apt
  elif have dnf; then
    echo manager dnf
    updates_dnf
  else
    echo 'unknown TOOL_MISSING neither tool apt nor tool dnf found'
  fi
}

updates_apt() {
  for list in /var/lib/apt/lists/*_Packages*; do
    if [ ! -e "$list" ]; then
      echo 'unknown OTHER this host has no package lists: apt-get update has not been run'
      return
    fi
    break
  done
  # Without these it would write its caches.
  set -- -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=
  if ! listed=$(apt "$@" list --upgradable 2>/dev/null); then
    echo "unknown OTHER apt can't tell: $(apt "$@" list --upgradable 2>&1 | tr '\n' ' ')"
    return
  fi
  listed=$(printf '%s\n' "$listed" | sed -n 's,^\([^ /]*\)/[^ ]* \([^ ]*\) [^ ]* \[upgradable from: \(.*\)\]$,pending \1 \2 \3,p')
  printf '%s\n' "$listed"
  # shellcheck disable=SC2046 # names of packages
  [ -z "$listed" ] || apt-cache "$@" madison -- $(printf '%s\n' "$listed" | cut -d' ' -f2) |
    sed -n 's/^ *\([^ ]*\) *| *\([^ ]*\) *| *\(.*\)$/available \1 \2 \3/p'
  dpkg-query -W -f '${db:Status-Want} ${Package}\n' | sed -n 's/^hold /held /p'
  stat -c 'time %Y' /var/lib/apt/lists /var/lib/apt/periodic/update-success-stamp 2>/dev/null
}

updates_dnf() {
  # A repository without a cache would be left out silently.
  set -- dnf -C -q --setopt=skip_if_unavailable=0 --setopt='*.skip_if_unavailable=0' repoquery --upgrades
  if ! listed=$("$@" --qf 'pending %{name} %{evr} -\n' 2>&1) ||
    ! security=$("$@" --security --qf 'security %{name}\n' 2>&1); then
    echo "unknown OTHER dnf can't tell from its cache: $(printf '%s' "${security:-$listed}" | tr '\n' ' ')"
    return
  fi
  printf '%s\n' "$listed" "$security"
  sed -n 's/^[[:space:]]*\([^#[:space:]].*\)/held \1/p' /etc/dnf/plugins/versionlock.list 2>/dev/null
  sed -n 's/^[[:space:]]*name[[:space:]]*=[[:space:]]*"\(.*\)".*/held \1/p' /etc/dnf/versionlock.toml 2>/dev/null
  stat -c 'time %Y' /var/cache/dnf/*/repodata/repomd.xml /var/cache/libdnf5/*/repodata/repomd.xml 2>/dev/null
}
