# shellcheck shell=sh
# x509-private-key PATH PASSPHRASE...: what openssl says of private keys. Only the public part of a key is sent. The
# passphrase goes by a pipe: no argument, variable of the environment or file holds it.
# Fields: encrypted, yes or no; said, the words of the check; public, the public key; missing, the tool that is.
probe_x509_private_key() {
  index=0
  while [ $# -gt 0 ]; do
    if [ ! -e "$1" ]; then
      not_there "$index" "$1" "$(stat -L -c %f -- "$1" 2>&1)"
    elif [ -f "$1" ] && [ ! -r "$1" ]; then
      unknown "$index" PERMISSION_DENIED "the asking user has no permission to read $1"
    else
      answer "$index"
      if [ -f "$1" ]; then x509_private_key "$1" "$2"; else field encrypted no; fi
    fi
    shift 2
    index=$((index + 1))
  done
}

# x509_private_key PATH PASSPHRASE
x509_private_key() {
  if grep -q -e '^-----BEGIN ENCRYPTED PRIVATE KEY-----' -e '^Proc-Type: 4,ENCRYPTED' <"$1"; then
    field encrypted yes
  else
    field encrypted no
  fi
  if ! have openssl; then
    field missing openssl
    return
  fi
  said=$(public_key "$1" "$2" -check)
  case $said in
    *'-----BEGIN PUBLIC KEY-----'* | *'Key is invalid'*) ;;
    # Old ones have no -check.
    *) said=$(public_key "$1" "$2") ;;
  esac
  field said "${said%%-----BEGIN*}"
  case $said in
    *-----BEGIN*) field public "-----BEGIN${said#*-----BEGIN}" ;;
  esac
}

# public_key PATH PASSPHRASE [-check]: without a passphrase the line is empty, so that openssl does not ask a terminal.
public_key() {
  path=$1
  printf '%s\n' "$2" | {
    shift 2
    openssl pkey "$@" -pubout -passin fd:3 3<&0 <"$path" 2>/dev/null
  }
}
