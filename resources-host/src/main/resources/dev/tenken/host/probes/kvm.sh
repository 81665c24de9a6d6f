# shellcheck shell=sh
# kvm [CONNECTION NAME]...: the guests of each connection of libvirt, by one virsh. The names are left to the reader.
# Prints "$mark uri:CONNECTION" and for each list "$mark LIST:" with its guests, a name a line; "$mark failed:" ends the
# lists of a connection that can't be asked. virsh's own echo ends no line.
probe_kvm() {
  if ! have virsh; then
    echo missing
    return
  fi
  asked=
  while [ $# -gt 0 ]; do
    case "$asked" in
      *" $1 "*) ;;
      *)
        asked="$asked $1 "
        # shellcheck disable=SC2154 # the prelude's
        echo "$mark uri:$1"
        virsh -q -r -c "$1" "echo '$mark all:'; list --all --name; echo '$mark running:'; list --state-running --name; echo '$mark enabled:'; list --all --autostart --name; echo '$mark end:'" 2>&1 ||
          echo "$mark failed:"
        ;;
    esac
    shift 2
  done
}
