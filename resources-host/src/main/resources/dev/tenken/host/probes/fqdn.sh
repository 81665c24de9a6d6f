# shellcheck shell=sh
# fqdn: the fully qualified name of the host, as its resolver gives it.
# Answers lines: "fqdn <name>", "failed <why>".

probe_fqdn() {
  name=$(hostname -f 2>&1)
  status=$?
  if [ "$status" = 0 ] && [ -n "$name" ]; then
    printf 'fqdn %s\n' "$name"
  else
    printf 'failed hostname -f ended with %s: %s\n' "$status" "$name"
  fi
}
