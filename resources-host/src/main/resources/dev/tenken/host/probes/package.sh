# shellcheck shell=sh
# What the package databases of this host say of packages. Arguments: names.
# Prints "like" and the ID and ID_LIKE of os-release, and for each database that is really there "database NAME", records
# of packages ("r", then tab-separated values), and "error TEXT" when it could not be read.
# A program alone proves nothing: busybox has a dpkg applet, and rpm is installed on many Debian hosts.
probe_package() {
  # No package has a name of other characters; asked about, some tools take it for a pattern or an option.
  for name; do
    case $name in
      '' | -* | *[!A-Za-z0-9+.:_~^-]*) ;;
      *) set -- "$@" "$name" ;;
    esac
    shift
  done
  [ $# -gt 0 ] || set -- none

  for file in /etc/os-release /usr/lib/os-release; do
    if [ -r "$file" ]; then
      while IFS= read -r line || [ -n "$line" ]; do
        case $line in
          ID=* | ID_LIKE=*) printf 'like %s\n' "${line#*=}" ;;
        esac
      done <"$file"
      break
    fi
  done
  if [ -s /var/lib/dpkg/status ] && have dpkg-query; then
    package_database dpkg dpkg-query -W \
      -f 'r\t${Package}\t${Architecture}\t${Version}\t${db:Status-Want} ${db:Status-Eflag} ${db:Status-Status}\n' -- "$@"
  fi
  if have rpm; then
    folder=$(rpm --eval '%{_dbpath}' 2>/dev/null)
    for file in rpmdb.sqlite Packages Packages.db; do
      if [ -e "$folder/$file" ]; then
        package_database rpm rpm -q --qf 'r\t%{NAME}\t%{ARCH}\t%{EPOCH}\t%{VERSION}-%{RELEASE}\n' -- "$@"
        break
      fi
    done
  fi
  for file in /lib/apk/db/installed /usr/lib/apk/db/installed; do
    if [ -e "$file" ]; then
      package_database apk awk '
        function record() { if (name != "") print "r\t" name "\t" arch "\t" version; name = "" }
        /^P:/ { name = substr($0, 3) }
        /^V:/ { version = substr($0, 3) }
        /^A:/ { arch = substr($0, 3) }
        /^$/ { record() }
        END { record() }' "$file"
      break
    fi
  done
  folder=
  if [ -r /etc/pacman.conf ]; then folder=$(sed -n 's/^[[:space:]]*DBPath[[:space:]]*=[[:space:]]*//p' /etc/pacman.conf); fi
  folder=${folder:-/var/lib/pacman}
  if [ -d "${folder%/}/local" ]; then package_database pacman package_pacman "${folder%/}/local" "$@"; fi
}

# package_pacman FOLDER NAME...: a folder per package, named NAME-VERSION-RELEASE, with a file of fields.
package_pacman() {
  local=$1
  shift
  for name; do
    shift
    for file in "$local/$name"-*-*/desc; do
      if [ -e "$file" ]; then set -- "$@" "$file"; fi
    done
  done
  [ $# -eq 0 ] || awk '
    FNR == 1 { record() }
    /^%/ { field = $0; next }
    field != "" && $0 != "" { value[field] = $0; field = "" }
    END { record() }
    function record() {
      if (value["%NAME%"] != "") print "r\t" value["%NAME%"] "\t" value["%ARCH%"] "\t" value["%VERSION%"]
      split("", value); field = ""
    }' "$@"
}

# package_database NAME COMMAND...
package_database() {
  printf 'database %s\n' "$1"
  shift
  { errors=$("$@" 2>&1 >&3 3>&-); } 3>&1
  status=$?
  [ -z "$errors" ] || errors=$(printf '%s\n' "$errors" | grep -v '^dpkg-query: no packages found matching ')
  if [ -z "$errors" ] && [ "$status" -gt 125 ]; then errors="exit status $status"; fi
  [ -z "$errors" ] || printf 'error %s\n' "$(printf '%s' "$errors" | tr '\n' ' ')"
}
