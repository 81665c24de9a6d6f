# shellcheck shell=sh
# systemd-unit UNIT...: all properties of units of systemd, as service.sh tells them; "manager other NAME" and nothing more
# where another process 1 runs. Times are in UTC.
probe_systemd_unit() {
  if [ -d /run/systemd/system ]; then
    echo manager systemd
    TZ=UTC
    export TZ
    service_systemd all "$@"
  else
    init=
    read -r init 2>/dev/null </proc/1/comm
    printf 'manager other %s\n' "$init"
  fi
}
