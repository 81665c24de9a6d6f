# parent: debian-systemd
groupadd -r -g 120 mysql
useradd -r -u 120 -g mysql -d /nonexistent -s /bin/false -c 'MySQL Server,,,' mysql
mkdir -p /var/lib/mysql/app /var/log/mysql
echo '[auto]' >/var/lib/mysql/auto.cnf
: >/var/lib/mysql/ibdata1
chown -R mysql:mysql /var/lib/mysql
chmod 700 /var/lib/mysql
chown mysql:adm /var/log/mysql
: >/var/log/mysql/slow.log
chmod 440 /etc/sudoers.d/host
visudo -c
ln -sf /usr/share/zoneinfo/Asia/Tokyo /etc/localtime
echo Asia/Tokyo >/etc/timezone
# sudo cannot resolve this host's name and says so on standard error.
sed -i '/db-01/d' /etc/hosts.lab
systemctl disable nginx.service
systemctl enable mysqld.service
systemctl mask nginx.service
