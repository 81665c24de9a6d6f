# shellcheck shell=sh
# The processes of this host. Arguments are not read: all processes are told in one table.
# Prints "own PID", the shell of this batch; "hidden" when /proc hides other users' processes from the asking one;
# then "form procps" and the lines of ps, or "form proc" and lines that begin with s (of /proc/PID/status), a (process id
# and arguments), u (of /etc/passwd) or g (of /etc/group).
probe_process() {
  # shellcheck disable=SC2154 # the prelude's
  printf 'own %s\n' "$batch_pid"
  if ! is_root && grep -q '^[^ ]* /proc proc [^ ]*hidepid=[^0o]' /proc/mounts 2>/dev/null; then echo hidden; fi
  # The process id stands twice: it parts the command's name, which may have spaces, from the arguments.
  # procps shows UTF-8 as such only in a locale that has it.
  if table=$(
    LC_ALL=C.UTF-8 ps -ww -e -o pid= -o ppid= -o pgid= -o sid= -o rss= -o vsz= -o etimes= -o ni= -o tty= -o stat= \
      -o euser:64= -o egroup:64= -o comm= -o pid= -o args= 2>/dev/null
  ) && [ -n "$table" ]; then
    printf 'form procps\n%s\n' "$table"
  else
    echo form proc
    grep -aE '^(Name|State|PPid|Uid|Gid|VmSize|VmRSS):' /proc/[0-9]*/status 2>/dev/null | sed 's,^/proc/,s ,'
    ps -o pid,args | sed '1d; s/^ */a /'
    sed 's/^/u /' /etc/passwd
    sed 's/^/g /' /etc/group
  fi
}
