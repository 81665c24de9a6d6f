# parent: debian
apt-get install -q -y --no-install-recommends systemd systemd-sysv
: >/etc/machine-id
# Timers that would start work of their own during tests.
systemctl mask apt-daily.timer apt-daily-upgrade.timer dpkg-db-backup.timer e2scrub_all.timer fstrim.timer man-db.timer
systemctl mask systemd-networkd-wait-online.service console-getty.service getty@tty1.service systemd-firstboot.service
