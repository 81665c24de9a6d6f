# shellcheck shell=sh
# http CONFIG REQUEST HOST PORT SECONDS...: what web servers answer, asked side by side. CONFIG is curl's, by its standard
# input; REQUEST is what is sent without curl, empty for a server with TLS. No proxy and no settings of the asking user count.
# Field output: the answer as it came, its head and its body.
probe_http() {
  side_by_side http_ask 5 "$@"
}
