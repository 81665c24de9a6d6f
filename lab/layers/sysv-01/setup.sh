# parent: debian
# systemctl is there, too, but systemd does not run: its init is put aside, since nspawn would prefer it.
apt-get install -q -y --no-install-recommends sysvinit-core systemd monit
chmod 600 /etc/monit/conf.d/lab
dpkg-divert --rename --add /lib/systemd/systemd
sed -i '/getty/d' /etc/inittab
update-rc.d app defaults
update-rc.d stopped defaults
update-rc.d disabled defaults
update-rc.d disabled disable
update-rc.d rc.local defaults
cat >/etc/rc.local <<'SCRIPT'
#!/bin/sh
/etc/init.d/stopped stop
exit 0
SCRIPT
chmod 755 /etc/rc.local
