# shellcheck shell=sh
# http.certificate HOST PORT SECONDS...: the certificates that servers with TLS show, whether or not they can be trusted.
# Field output: the server's own, in PEM.
probe_http_certificate() {
  side_by_side certificate_ask 3 "$@"
}

certificate_ask() {
  if ! have openssl || ! have timeout; then
    echo "unknown TOOL_MISSING tools openssl and timeout not found" >&6
    return
  fi
  case $1 in
    *:*) address="[$1]" ;;
    *) address=$1 ;;
  esac
  said=$(timeout "$3" openssl s_client -connect "$address:$2" -servername "$1" 2>&1 </dev/null)
  status=$?
  case $said in
    *'-----BEGIN CERTIFICATE-----'*)
      printf '%s\n' "$said" | openssl x509 2>/dev/null
      echo present >&6
      ;;
    *'no peer certificate'*) echo "absent the server shows no certificate" >&6 ;;
    *) ended "$status" "$said" "$3" ;;
  esac
}
