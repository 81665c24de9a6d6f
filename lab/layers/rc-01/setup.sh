# parent: debian
apt-get install -q -y --no-install-recommends sysvinit-core openrc
sed -i '/getty/d' /etc/inittab
for name in app stopped supervised crashed aftermath; do rc-update add "$name" default; done
