# shellcheck shell=sh disable=SC2154
# Answers with its argument; "gone" is absent, "forbidden" unknown, "mute" gets no answer.
probe_test_echo() {
  i=0
  for word do
    case $word in
      gone) absent "$i"; field raw 'no such thing' ;;
      forbidden) unknown "$i" PERMISSION_DENIED "no right to read it"; field raw 'EACCES' ;;
      mute) echo 'said on standard error' >&2 ;;
      *) answer "$i"; field value "$word"; field locale "${LC_ALL-none}"; field path "$PATH" ;;
    esac
    i=$((i + 1))
  done
}
