# shellcheck shell=sh
# reboot: what says whether the host must be started again.
# Prints "flag FILE" and "package NAME" where Debian's, Ubuntu's or SUSE's sign is set; "keeper FILE" for what would
# set it; "tool yes" or "tool no" and "package NAME" by needs-restarting; "running RELEASE" and "kernel RELEASE" of the
# running and each installed kernel.
probe_reboot() {
  for file in /run/reboot-required /run/reboot-needed; do
    if [ -e "$file" ]; then
      echo "flag $file"
      sed -n 's/^\(..*\)$/package \1/p' "$file.pkgs" 2>/dev/null | sort -u
    fi
  done
  for file in /usr/share/update-notifier/notify-reboot-required /etc/kernel/postinst.d/unattended-upgrades; do
    [ ! -e "$file" ] || echo "keeper $file"
  done
  if have needs-restarting; then
    said=$(needs-restarting -r 2>&1)
    case $? in
      0) echo tool no ;;
      1)
        echo tool yes
        printf '%s\n' "$said" | sed -n 's/^  \* \([^ ]*\).*/package \1/p'
        ;;
    esac
  fi
  echo "running $(uname -r)"
  for file in /boot/vmlinuz-* /lib/modules/*/vmlinuz; do
    [ -e "$file" ] || continue
    case $file in
      *rescue*) ;;
      /boot/*) echo "kernel ${file#/boot/vmlinuz-}" ;;
      *)
        file=${file%/vmlinuz}
        echo "kernel ${file##*/}"
        ;;
    esac
  done
}
