# shellcheck shell=sh
# cgroup NAME FILE...: a control group, and one of its files; an empty FILE asks for the group alone.
# Fields: hierarchies, the folders of the group in the hierarchies that have it; content, the file's content.
probe_cgroup() {
  index=0
  while [ $# -gt 1 ]; do
    cgroup_one "$index" "$1" "$2"
    shift 2
    index=$((index + 1))
  done
}

# cgroup_one INDEX NAME FILE: cpu.shares is in the hierarchy of cpu, or in the one of all.
cgroup_one() {
  case /$2/$3/ in
    */../*)
      absent "$1"
      return
      ;;
  esac
  controller=${3%%.*}
  hierarchies=
  content=
  while read -r _ folder type options _; do
    case $type in cgroup | cgroup2) ;; *) continue ;; esac
    group=$folder/${2#/}
    group=${group%/}
    [ -d "$group" ] || continue
    hierarchies="$hierarchies $group"
    case $type,$options, in
      cgroup2,* | cgroup,*,"$controller",* | cgroup,*,name="$controller",*) ;;
      *) case $controller in cgroup | tasks | notify_on_release | release_agent) ;; *) continue ;; esac ;;
    esac
    if [ -n "$3" ] && [ -f "$group/$3" ] && { [ -z "$content" ] || [ "$type" = cgroup2 ]; }; then content=$group/$3; fi
  done </proc/self/mounts
  if [ -n "$hierarchies" ]; then
    if [ -z "$content" ]; then
      answer "$1"
      field hierarchies "$hierarchies"
    elif text=$(cat "$content" 2>&1); then
      answer "$1"
      field hierarchies "$hierarchies"
      field source "$content"
      field content "$text"
    elif [ -r "$content" ]; then
      unknown "$1" OTHER "$content can't be read: ${text##*: }"
    else
      unknown "$1" PERMISSION_DENIED "the asking user has no permission to read $content"
    fi
  elif grep -q ' cgroup2\{0,1\} ' /proc/self/mounts; then
    absent "$1"
  else
    unknown "$1" OTHER "no control groups are mounted"
  fi
}
