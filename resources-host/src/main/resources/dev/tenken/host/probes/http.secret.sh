# shellcheck shell=sh
# http.secret CONFIG REQUEST HOST PORT SECONDS HEADER SECRET...: as http, with one more header, whose value is a secret.
# Field output: the answer as it came, its head and its body.
probe_http_secret() {
  crlf=$(printf '\r\n.')
  crlf=${crlf%.}
  side_by_side http_secret_ask 7 "$@"
}

http_secret_ask() {
  # The request, where there is one, ends with an empty line.
  http_ask "$1
header = \"$6: $7\"" "${2:+${2%"$crlf"}$6: $7$crlf$crlf}" "$3" "$4" "$5"
}
