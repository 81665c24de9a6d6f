# shellcheck shell=sh
# x509-certificate PATH...: the certificates in files. No private key is sent, whatever else a file holds.
# Fields: pem, the blocks of certificates; der, the bytes of a file that is a certificate itself.
probe_x509_certificate() {
  index=0
  for path; do
    shift
    if [ ! -e "$path" ]; then
      not_there "$index" "$path" "$(stat -L -c %f -- "$path" 2>&1)"
    elif [ ! -f "$path" ]; then
      answer "$index"
    elif [ ! -r "$path" ]; then
      unknown "$index" PERMISSION_DENIED "the asking user has no permission to read $path"
    else
      answer "$index"
      # To awk, what looks like an assignment is one: so the numbers get there, and so no path may look.
      case $path in
      /*) set -- "$@" "at=$index" "$path" ;;
      *) set -- "$@" "at=$index" "./$path" ;;
      esac
    fi
    index=$((index + 1))
  done
  [ $# != 0 ] || return 0
  certificate_blocks "$@"
  # A certificate itself begins with an ASN.1 sequence, which is the digit 0.
  binary=" $(awk 'FNR == 1 && /^0/ { print at }' "$@" | tr '\n' ' ')"
  while [ $# -gt 0 ]; do
    case $binary in
    *" ${1#at=} "*) certificate_bytes "${1#at=}" "$2" ;;
    esac
    shift 2
  done
}

# An end that is missing must not make the next block, maybe a key, part of the certificate.
certificate_blocks() {
  awk '
    FNR == 1 { inside = 0; size = 0 }
    /^-----BEGIN / {
      inside = /^-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----/
      if (inside && !size) printf "\n%s p %s\n\n%s f pem\n", ENVIRON["mark"], at, ENVIRON["mark"]
    }
    inside {
      size += length($0) + 1
      if (size <= ENVIRON["content_limit"] + 0) print
      else if (!(at in cut)) {
        cut[at]
        printf "\n%s u %s LIMIT\nthe certificates are larger than the limit for content", ENVIRON["mark"], at
      }
    }
    /^-----END / { inside = 0 }
  ' "$@"
}

# certificate_bytes INDEX PATH: a sequence in a sequence that begins with a version or a serial number. Keys begin
# otherwise.
certificate_bytes() {
  case $(od -An -v -tx1 -N 16 <"$2" | tr -d ' \n') in
  3082????3082????a003* | 3082????3081??a003* | 3081??3081??a003* | 3081??30??a003* | 3082????3082????02* | 3082????3081??02*)
    answer "$1"
    field_begin der
    head -c 65536 <"$2"
    ;;
  esac
}
