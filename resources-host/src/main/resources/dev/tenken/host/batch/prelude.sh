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
#   is_root                  tells whether root asks
#   tagged WORD TEXT         prints the lines of the text that are not empty, each behind the word and a space
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
mark=$1 tk_mark=$2 content_limit=$3 batch_pid=$$ tk_waves='' tk_line='' tk_more=''
export mark content_limit batch_pid
# Commands are started with the login's PATH: what they are started by must be there.
tk_setsid=
if command -v setsid >/dev/null 2>&1; then tk_setsid=setsid; fi
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

tagged() {
  set -f
  IFS='
'
  for tk_each in $2; do printf '%s %s\n' "$1" "$tk_each"; done
  set +f
  unset IFS
}

# A process costs more than all else here: what the shell can do itself, it does.
# What stands in /proc/self is the reading shell's own.
if [ -r /proc/self/stat ]; then
  while read -r tk_word tk_rest tk_uid tk_rest; do [ "$tk_word" != Uid: ] || break; done </proc/self/status
  tk_self() { read -r tk_pid tk_rest </proc/self/stat; }
  # Linux puts up to 4096 bytes into a pipe at once, POSIX 512.
  tk_room=3584
else
  tk_uid=$(id -u)
  # shellcheck disable=SC2016 # the inner shell's parent is this one
  tk_self() { tk_pid=$(exec sh -c 'echo "$PPID"'); }
  tk_room=448
fi
is_root() { [ "$tk_uid" = 0 ]; }
run_command() {
  (
    trap - HUP
    PATH=$tk_login_path
    if [ "$tk_login_locale" = set ]; then LC_ALL=$tk_login_lc_all; else unset LC_ALL; fi
    # shellcheck disable=SC2086 # empty or one word
    exec $tk_setsid "$@"
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

# Frames: every line of the batch's output is "$tk_mark ID STREAM DATA". All parts write to one pipe, so lines
# go into it by calls of their own, none longer than it takes at once: awk would put a line asunder where its
# buffer is full. The last frame of a stream says how many there were.
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

# tk_lines EACH: frames of the text of parts, each behind a line that names it; past the limit, in bytes, the
# writer is cut off. EACH, when not empty, sends every line at once: what has come before a limit was reached
# counts then.
tk_lines() {
  TK_MARK=$tk_mark TK_EACH=$1 TK_ROOM=$tk_room exec awk '
    function frame(text) {
      if (length(frames) + length(text) >= room) send()
      frames = frames head " " text "\n"
      count++
    }
    function send() { printf "%s", frames; fflush(); frames = "" }
    function end(word) { if (head != "") frame(word " " count + 0) }
    BEGIN { mark = ENVIRON["TK_MARK"]; each = ENVIRON["TK_EACH"]; room = ENVIRON["TK_ROOM"] - 64; piece = room - 64 }
    $1 == mark && NF == 3 {
      end("o.")
      head = mark " " $2
      limit = $3 + 0
      size = count = 0
      next
    }
    {
      size += length($0) + 1
      if (size > limit) { cut = 1; exit }
      for (from = 1; from + piece <= length($0); from += piece) frame("p " substr($0, from, piece))
      frame("l " substr($0, from))
      if (each != "") send()
    }
    END { end(cut ? "o!" : "o."); send() }'
}

# tk_frames STREAM: the same of encoded output, which tk_line and tk_more begin if something of it was read.
tk_frames() {
  TK_HEAD="$tk_mark $tk_id $1" TK_LIMIT=$((tk_limit * tk_unit / 3 + tk_unit)) TK_ROOM=$tk_room TK_BEGUN=$tk_line$tk_more exec awk '
    BEGIN { head = ENVIRON["TK_HEAD"]; limit = ENVIRON["TK_LIMIT"] + 0; piece = ENVIRON["TK_ROOM"] - length(head) - 64; text = ENVIRON["TK_BEGUN"]; size = length(text) }
    {
      size += length($0)
      if (size > limit) exit
      text = text $0
      while (length(text) >= piece) { print head, substr(text, 1, piece); fflush(); count++; text = substr(text, piece + 1) }
    }
    END {
      cut = size > limit
      if (text != "" && !cut) { print head, text; fflush(); count++ }
      print head (cut ? "!" : "."), count + 0
      fflush()
    }'
}

# tk_short STREAM: the same; for a line or none, which is most of what commands print, without awk.
tk_short() {
  if ! IFS= read -r tk_line; then
    echo "$tk_mark $tk_id $1. 0"
  elif IFS= read -r tk_more || [ "${#tk_line}" -gt "$tk_limit" ]; then
    tk_frames "$1"
  else
    printf '%s\n' "$tk_mark $tk_id $1 $tk_line" "$tk_mark $tk_id $1. 1"
  fi >&4
}

# tk_text, tk_answers, tk_bytes and tk_command ID LIMIT FUNCTION ARG...: each starts a part, LIMIT in bytes a stream;
# its two streams and its exit status become frames. tk_text is for text that is read as a whole, tk_answers for text
# whose answers count one by one, tk_bytes for any bytes, tk_command for a command of the user's, of which the errors
# may be long too.
tk_text() {
  tk_lined "$@" | tk_lines "" >&4 &
  tk_parts="$tk_parts $!"
}

tk_answers() {
  tk_lined "$@" | tk_lines each >&4 &
  tk_parts="$tk_parts $!"
}

# tk_lane FUNCTION: the parts of text that FUNCTION runs by tk_lined, one after the other.
tk_lane() {
  "$1" | tk_lines "" >&4 &
  tk_parts="$tk_parts $!"
}

tk_bytes() {
  tk_id=$1 tk_limit=$2
  shift 2
  tk_probe "$@" | tk_encode | tk_frames o >&4 &
  tk_parts="$tk_parts $!"
}

tk_command() {
  tk_id=$1 tk_limit=$2
  shift 2
  {
    tk_job "$@" 2>&1 >&3 3>&- | tk_encode 3>&- | tk_short e 3>&-
  } 3>&1 | tk_encode | tk_short o &
  tk_parts="$tk_parts $!"
}

# tk_lined ID LIMIT FUNCTION ARG...: the last line tells whether the one before had an end.
tk_lined() {
  tk_id=$1 tk_limit=$2
  shift 2
  echo "$tk_mark $tk_id $tk_limit"
  tk_probe "$@"
  printf '\n%s\n' "$tk_mark"
}

tk_probe() {
  exec 3>&1
  tk_said=$(
    tk_start
    "$@" 2>&1 >&3 3>&- 4>&- 5>&-
  )
  tk_end "$?"
  if [ -n "$tk_said" ]; then
    printf '%s\n' "$tk_said" | tk_encode | tk_frames e >&4
  else
    echo "$tk_mark $tk_id e. 0" >&4
  fi
}

tk_job() {
  tk_start
  "$@" 4>&- 5>&-
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

# Once nobody waits, the guard is not to be ended by the batch, which sees its waves die first.
tk_guard() {
  while read -r tk_rest; do :; done
  trap '' TERM
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
