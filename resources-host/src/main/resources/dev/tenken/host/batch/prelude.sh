# shellcheck shell=sh
# What every batch begins with. Names that start with tk_ are the batch's own; a probe uses the rest:
#
#   answer INDEX             begins the answer to probe INDEX, counted from 0: it is present
#   absent INDEX             begins the answer to probe INDEX: it is absent
#   unknown INDEX REASON MESSAGE
#                            begins the answer to probe INDEX: it can't be determined. REASON is one of
#                            PERMISSION_DENIED TOOL_MISSING TIMED_OUT LIMIT AMBIGUOUS OTHER
#   field NAME VALUE         adds a value (any bytes but NUL) to the answer begun last
#   field_begin NAME         the same, but the value is all that is printed until the next of these calls
#   have TOOL                tells whether the tool is on the PATH
#   run_command CMD ARG...   runs the user's own command in a session of its own, with the login's
#                            locale and PATH; ends what it left behind
#   $mark                    what answers are told apart by, for a probe that prints them with awk:
#                            "\n$mark f NAME\nVALUE", "\n$mark p INDEX\n", "\n$mark a INDEX\n",
#                            "\n$mark u INDEX REASON\nMESSAGE"
#   $batch_pid               the shell whose descendants are the batch itself (no probe may report them)
#   $content_limit           the most bytes of content that an answer may hold
#
# The locale is C, the PATH ends with the folders of system tools, standard input is empty. A probe runs
# in a subshell of its own and may exit; it has no background children.

# Called with: the two marks and the content limit. File 6 is the channel: its end is that of who asked.
# On this machine the batch shares a terminal with it, which must not end one without the other.
trap '' HUP INT
mark=$1 tk_mark=$2 content_limit=$3 batch_pid=$$ tk_waves=
export mark content_limit batch_pid
tk_login_path=$PATH tk_login_locale=${LC_ALL+set} tk_login_lc_all=${LC_ALL-}
LC_ALL=C PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
export LC_ALL PATH
exec 4>&1

answer() { printf '\n%s p %s\n' "$mark" "$1"; }
absent() { printf '\n%s a %s\n' "$mark" "$1"; }
unknown() { printf '\n%s u %s %s\n%s' "$mark" "$1" "$2" "$3"; }
field() { printf '\n%s f %s\n%s' "$mark" "$1" "$2"; }
field_begin() { printf '\n%s f %s\n' "$mark" "$1"; }
have() { command -v "$1" >/dev/null 2>&1; }

run_command() {
  tk_setsid=$(command -v setsid)
  (
    trap - HUP
    PATH=$tk_login_path
    if [ "$tk_login_locale" = set ]; then LC_ALL=$tk_login_lc_all; else unset LC_ALL; fi
    if [ -n "$tk_setsid" ]; then exec "$tk_setsid" "$@"; fi
    exec "$@"
  ) &
  tk_leader=$!
  wait "$tk_leader"
  tk_result=$?
  if [ -n "$tk_setsid" ] && kill -0 "-$tk_leader" 2>/dev/null; then
    sleep 1
    kill -KILL "-$tk_leader" 2>/dev/null
  fi
  return "$tk_result"
}

# Frames: every line of the batch's output is "$tk_mark ID STREAM DATA". All parts write to one pipe, so each
# frame is short and written by a call of its own: awk would put a line asunder where its buffer is full. The
# last frame of a stream says how many there were.
# Text goes line by line; content and what users' commands print may hold any byte and goes encoded.
# base64 is not everywhere; od is.
if have base64; then
  tk_encoding=base64 tk_unit=4
  tk_encode() { exec base64; }
else
  tk_encoding=hex tk_unit=9
  tk_encode() { exec od -An -v -tx1; }
fi
echo "$tk_mark begin $tk_encoding"

# tk_lines ID LIMIT: past LIMIT, in bytes, the writer is cut off.
tk_lines() {
  TK_HEAD="$tk_mark $1" TK_LIMIT=$2 exec awk '
    BEGIN { head = ENVIRON["TK_HEAD"]; limit = ENVIRON["TK_LIMIT"] + 0 }
    {
      size += length($0) + 1
      if (size > limit) { cut = 1; exit }
      for (from = 1; from + 320 <= length($0); from += 320) { print head, "p", substr($0, from, 320); fflush(); count++ }
      print head, "l", substr($0, from)
      fflush()
      count++
    }
    END { print head, (cut ? "o!" : "o."), count + 0; fflush() }'
}

# tk_frames ID STREAM LIMIT: the same of encoded output, LIMIT in its characters.
tk_frames() {
  TK_HEAD="$tk_mark $1 $2" TK_LIMIT=$3 exec awk '
    BEGIN { head = ENVIRON["TK_HEAD"]; limit = ENVIRON["TK_LIMIT"] + 0 }
    {
      size += length($0)
      if (size > limit) { cut = 1; exit }
      text = text $0
      while (length(text) >= 320) { print head, substr(text, 1, 320); fflush(); count++; text = substr(text, 321) }
    }
    END {
      if (text != "" && !cut) { print head, text; fflush(); count++ }
      print head (cut ? "!" : "."), count + 0
      fflush()
    }'
}

# tk_self: sets tk_pid to the process id of this (sub)shell, which $$ does not tell.
if [ -r /proc/self/stat ]; then
  tk_self() { read -r tk_pid tk_rest </proc/self/stat; }
else
  # shellcheck disable=SC2016 # the inner shell's parent is this one
  tk_self() { tk_pid=$(exec sh -c 'echo "$PPID"'); }
fi

# tk_text ID LIMIT FUNCTION ARG...: starts a part that prints text, LIMIT in bytes a stream; its two
# streams and its exit status become frames.
tk_text() {
  tk_id=$1 tk_limit=$2
  shift 2
  tk_probe "$@" | tk_lines "$tk_id" "$tk_limit" >&4 &
  tk_parts="$tk_parts $!"
}

# The last line tells whether the one before had an end.
tk_probe() {
  exec 3>&1
  tk_errors=$(
    tk_start
    "$@" 2>&1 >&3 3>&- 4>&- 5>&-
  )
  tk_end "$?"
  if [ -n "$tk_errors" ]; then
    tk_limit=$((tk_limit * tk_unit / 3 + tk_unit))
    printf '%s\n' "$tk_errors" | tk_encode | tk_frames "$tk_id" e "$tk_limit" >&4
  else
    echo "$tk_mark $tk_id e. 0" >&4
  fi
  printf '\n%s' "$tk_mark"
}

# tk_bytes ID LIMIT FUNCTION ARG...: the same for a part that may print anything.
tk_bytes() {
  tk_id=$1 tk_limit=$(($2 * tk_unit / 3 + tk_unit))
  shift 2
  {
    tk_job "$@" 2>&1 >&3 3>&- | tk_encode 3>&- | tk_frames "$tk_id" e "$tk_limit" 3>&- >&4
  } 3>&1 | tk_encode | tk_frames "$tk_id" o "$tk_limit" >&4 &
  tk_parts="$tk_parts $!"
}

tk_job() {
  tk_start
  ("$@") 4>&- 5>&-
  tk_end "$?"
}

tk_start() {
  tk_self
  echo "start $tk_id $tk_pid" >&5
}

tk_end() {
  echo "$tk_mark $tk_id s $1" >&4
  echo "done $tk_id" >&5
}

# tk_wave SECONDS FUNCTION: runs the parts that FUNCTION starts, side by side, within the time limit.
tk_wave() {
  {
    tk_self
    echo "start wave $tk_pid" >&5
    tk_timer "$1" >/dev/null 2>&1 &
    tk_clock=$!
    tk_parts=
    "$2"
    for tk_each in $tk_parts; do wait "$tk_each"; done
    kill "$tk_clock" 2>/dev/null
    wait
  } 5>&1 >&4 | tk_watch
}

# tk_timer: until its first sleep has begun, $! is another's.
tk_timer() {
  tk_sleep=
  trap '[ -z "$tk_sleep" ] || kill "$tk_sleep"; exit' TERM
  sleep "$1" 4>&- 5>&- &
  tk_sleep=$!
  wait "$tk_sleep"
  echo expired >&5
  sleep 2 4>&- 5>&- &
  tk_sleep=$!
  wait "$tk_sleep"
  echo over >&5
}

# tk_watch: reads what the wave's shells report of themselves; ends those that are late, then, if
# something still holds their output, the wave.
tk_watch() {
  tk_late='' tk_wave_pid=''
  while read -r tk_event tk_id tk_pid; do
    case $tk_event-$tk_id in
      start-wave) tk_wave_pid=$tk_pid ;;
      start-*) tk_late="$tk_late $tk_id:$tk_pid" ;;
      done-*)
        tk_rest=
        for tk_each in $tk_late; do
          [ "${tk_each%%:*}" = "$tk_id" ] || tk_rest="$tk_rest $tk_each"
        done
        tk_late=$tk_rest
        ;;
      expired-*)
        tk_rest=
        for tk_each in $tk_late; do
          printf '%s %s t\n' "$tk_mark" "${tk_each%%:*}"
          tk_rest="$tk_rest ${tk_each#*:}"
        done
        [ -z "$tk_rest" ] || tk_kill "$tk_rest" ""
        ;;
      over-*) tk_kill "$tk_wave_pid" "" ;;
    esac
  done
}

# tk_finish: ends the batch when all has run, or as soon as nobody waits for it any more.
tk_finish() {
  tk_guard <&6 >/dev/null 2>&1 4>&- &
  tk_waiting=$!
  exec 6<&-
  for tk_each in $tk_waves; do wait "$tk_each"; done
  kill "$tk_waiting" 2>/dev/null
  echo "$tk_mark end"
}

tk_guard() {
  while read -r tk_rest; do :; done
  tk_self
  tk_kill "$tk_waves $batch_pid" "$tk_pid"
}

# tk_kill PIDS SPARED: ends these processes, their descendants and the sessions that those lead, but not
# the process that does it.
tk_kill() {
  # shellcheck disable=SC2046 # a list of numbers
  kill -s KILL $(tk_processes | TK_ROOTS=$1 TK_SPARED=$2 awk '
    { parent[$1] = $2; group[$1] = $3 }
    END {
      count = split(ENVIRON["TK_ROOTS"], roots, " ")
      for (i = 1; i <= count; i++) dead[roots[i]] = 1
      do {
        more = 0
        for (p in parent)
          if (!(p in dead) && ((parent[p] in dead) || (group[p] in dead))) { dead[p] = 1; more = 1 }
      } while (more)
      for (p in dead) if (p != ENVIRON["TK_SPARED"]) print p
    }') 2>/dev/null
}

# tk_processes: prints process, parent and group ids. ps is not everywhere, and not everywhere the same.
tk_processes() {
  if [ -r /proc/self/stat ]; then
    cat /proc/[0-9]*/stat 2>/dev/null | sed -n 's/^\([0-9]*\) (.*) [A-Za-z] \([0-9]*\) \([0-9]*\) .*/\1 \2 \3/p'
  else
    ps -A -o pid= -o ppid= -o pgid=
  fi
}
