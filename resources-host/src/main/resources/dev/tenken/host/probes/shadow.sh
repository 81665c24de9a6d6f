# shellcheck shell=sh
# shadow NAME...: prints the shadow entries of these users, or one line "denied <why>" or "none <why>".

shadow() {
  if [ ! -e /etc/shadow ]; then
    echo "none there is no /etc/shadow"
  elif [ ! -r /etc/shadow ]; then
    echo "denied $(id -un) may not read /etc/shadow"
  elif have getent; then
    name_service shadow "$@"
  else
    cat /etc/shadow
  fi
}
