# shellcheck shell=sh
# x509-certificate PATH...: the certificates in files. No private key is sent, whatever else a file holds.
# Fields: pem, the blocks of certificates; der, the bytes of a file that is a certificate itself.
probe_x509_certificate() {
  index=0
  for path; do
    if [ ! -e "$path" ]; then
      not_there "$index" "$path" "$(stat -L -c %f -- "$path" 2>&1)"
    elif [ ! -f "$path" ]; then
      answer "$index"
    elif [ ! -r "$path" ]; then
      unknown "$index" PERMISSION_DENIED "the asking user has no permission to read $path"
    else
      x509_certificate "$index" "$path"
    fi
    index=$((index + 1))
  done
}

# x509_certificate INDEX PATH
x509_certificate() {
  size=$(stat -L -c %s -- "$2" 2>/dev/null)
  # shellcheck disable=SC2154 # the prelude's
  if [ "${size:-0}" -gt "$content_limit" ]; then
    unknown "$1" LIMIT "$2 has $size bytes, more than the limit for content, $content_limit"
    return
  fi
  answer "$1"
  # A sequence in a sequence that begins with a version or a serial number: keys begin otherwise.
  case $(od -An -v -tx1 -N 16 <"$2" | tr -d ' \n') in
    3082????3082????a003* | 3082????3081??a003* | 3081??3081??a003* | 3081??30??a003* | 3082????3082????02* | 3082????3081??02*)
      field_begin der
      cat <"$2"
      ;;
    *)
      field_begin pem
      certificate_blocks <"$2"
      ;;
  esac
}

# An end that is missing must not make the next block, maybe a key, part of the certificate.
certificate_blocks() {
  awk '
    /^-----BEGIN / { inside = /^-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----/ }
    inside
    /^-----END / { inside = 0 }
  '
}
