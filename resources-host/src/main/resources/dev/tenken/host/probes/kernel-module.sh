# shellcheck shell=sh
# kernel-module NAME...: which of these modules the running kernel has; names with underscores.
# Answers lines: "module <line of /proc/modules>", "builtin <name>", "version <name> <text>",
# "unlisted <file that is not there>", "denied <file that may not be read>".

probe_kernel_module() {
  modules=/lib/modules/$(uname -r)
  for name in "$@"; do
    case $name in
    '' | . | .. | */*) ;;
    *)
      # A loaded module has an initstate; one that is built in has none.
      if [ -d "/sys/module/$name" ] && [ ! -e "/sys/module/$name/initstate" ]; then
        printf 'builtin %s\n' "$name"
      fi
      if [ -r "/sys/module/$name/version" ]; then
        read -r version <"/sys/module/$name/version"
        printf 'version %s %s\n' "$name" "$version"
      fi
      ;;
    esac
  done
  set -- "$@" /
  for file in /proc/modules "$modules/modules.builtin"; do
    if [ -r "$file" ]; then
      set -- "$@" "$file"
    elif [ -e "$file" ]; then
      echo "denied $file"
    else
      echo "unlisted $file"
    fi
  done
  # modules.builtin spells names as kernel/fs/ext4/ext4.ko, with - or _.
  awk '
    BEGIN { for (i = 1; ARGV[i] != "/"; i++) { wanted[ARGV[i]]; delete ARGV[i] } delete ARGV[i] }
    FILENAME == "/proc/modules" { if ($1 in wanted) print "module " $0; next }
    {
      sub(/.*\//, ""); sub(/\.ko.*/, ""); gsub(/-/, "_")
      if ($0 in wanted) print "builtin " $0
    }
  ' "$@" </dev/null
}
