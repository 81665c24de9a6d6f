# shellcheck shell=sh
# certificates PATH...: the certificates in a file, or in all files below a folder, links followed.
# Fields, in pairs: file, its path; pem, its blocks of certificates.
probe_certificates() {
  index=0
  for path; do
    if [ ! -e "$path" ]; then
      not_there "$index" "$path" "$(stat -L -c %f -- "$path" 2>&1)"
    else
      answer "$index"
      {
        errors=$(find -L "$path" -type f -exec sh -c "$certificates_in" sh {} + 2>&1 >&3)
      } 3>&1
      denied=$(printf '%s\n' "$errors" | grep 'Permission denied' | head -n 1)
      [ -z "$denied" ] || unknown "$index" PERMISSION_DENIED "not everything below $path may be read: ${denied#*: }"
    fi
    index=$((index + 1))
  done
}

# One awk for many files: what can't be opened would end it.
# shellcheck disable=SC2034 # used above
certificates_in='
for file; do
  shift
  if [ -r "$file" ]; then set -- "$@" "$file"; else echo "sh: $file: Permission denied" >&2; fi
done
[ $# = 0 ] || exec awk '\''
  FNR == 1 { inside = 0; named = 0 }
  /^-----BEGIN / {
    inside = /^-----BEGIN (X509 |TRUSTED )?CERTIFICATE-----/
    if (inside && !named) {
      printf "\n%s f file\n%s\n%s f pem\n", ENVIRON["mark"], FILENAME, ENVIRON["mark"]
      named = 1
    }
  }
  inside
  /^-----END / { inside = 0 }
'\'' "$@"'
