# parent: debian-systemd
# What web-01 and web-02 have in common: services, users, files.
# shellcheck disable=SC2016 # names that must not expand
set -eu

# Groups and users. wheelers is not wheel.
groupadd -g 2010 wheel
groupadd -g 2011 wheelers
groupadd -g 2001 deploy
useradd -m -u 2001 -g deploy -G wheelers -s /bin/bash -c 'Deployment,,,' deploy
useradd -m -u 2002 -U -G wheel,adm -s /usr/bin/zsh -c 'Alice Ångström' alice
useradd -m -u 2003 -U -s /bin/bash locked
useradd -r -M -d /var/lib/app -s /usr/sbin/nologin -c 'Application' svc-app
usermod -p "$(openssl passwd -6 -salt tenkenlab lab-password)" tenken
usermod -p "$(openssl passwd -6 -salt tenkenlab lab-password)" alice
usermod -p "$(openssl passwd -6 -salt tenkenlab lab-password)" locked
passwd -l locked
chage -d 2026-01-15 -m 7 -M 90 -W 14 -I 30 -E 2030-12-31 alice
mkdir -p /home/deploy/.ssh
cat >/home/deploy/.ssh/authorized_keys <<'KEYS'
# Deployment
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKYGwTVVuuLQUwYmtcAnrmxtN2b5LqRYrDzAyLWkdQ6M deploy@build.lab.test
from="10.231.77.0/24",no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBUXcMdxRXPzpTOsHcVXlsYHiDzJgJAh0Q7OWtkHv3sq backup@db-01.lab.test
# ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOldKeyThatWasTakenOutLongAgoxxxxxxxxxxxxxx old@build.lab.test
KEYS
chown -R deploy:deploy /home/deploy/.ssh
chmod 700 /home/deploy/.ssh
chmod 600 /home/deploy/.ssh/authorized_keys

# Services.
cp /bin/sleep /usr/local/bin/consul-template
cp /bin/sleep /usr/local/bin/tenken-lab-long-process-name
printf '#!/bin/sh\nexit 0\n' >/etc/init.d/legacy
chmod 755 /etc/init.d/legacy
ln -s ../init.d/legacy /etc/rc2.d/S01legacy
systemctl enable app java-app consul-template long-name pulls enabled-stopped waits app-log listeners fill \
  worker@blue worker@two-words.service echo.socket report.timer
systemctl mask masked.service
systemctl set-default multi-user.target

# Cron.
crontab - <<'CRON'
# m h dom mon dow command
MAILTO=ops@lab.test
*/5 * * * * /usr/local/bin/app-heartbeat
# 0 3 * * * /usr/local/bin/old-backup
15  4	* * 1-5   /usr/local/bin/app-rotate --keep 7 "two words"
@daily /usr/local/bin/app-report > /dev/null 2>&1
CRON
echo '30 2 * * * /home/deploy/bin/cleanup' | crontab -u deploy -

# The application's files.
chmod 600 /etc/app/secret.ini
mkdir -p /opt/app/releases/1.4.2 /var/lib/app/cache /var/log/app /srv/shared /data/shared /mnt/full '/mnt/with space' /mnt/nfs
ln -s releases/1.4.2 /opt/app/current
: >/opt/app/app.jar
chown -R svc-app:deploy /var/lib/app
chmod 2775 /var/lib/app
echo shared >/srv/shared/shared.txt
echo '2026-11-01T00:00:00Z INFO last line' >/var/log/app/stale.log
touch -d '2026-11-01T00:00:00Z' /var/log/app/stale.log

# Files of every kind.
mkdir -p /srv/files/locked /srv/files/sticky
cd /srv/files
printf 'hello\n' >plain.txt
: >empty.txt
printf 'abc\nfoo a.c bar\nport = 8080\n' >regexp.txt
printf 'one\r\ntwo\r\n' >crlf.txt
printf '\357\273\277with a byte order mark\n' >bom.txt
printf 'no line end' >unended.txt
printf 'caf\351 \244\242\n' >latin1.txt
printf '\000\001\002\377\n' >binary.bin
printf '点検 ✓\n' >utf8.txt
printf 'a\033[31mred\033[0m<b>&amp;</b>${name}\n' >markup.txt
truncate -s 20M big.bin
printf 'hidden\n' >locked/inside.txt
chmod 700 locked
chmod 1777 sticky
cp /bin/true setuid; chmod 4755 setuid
cp /bin/true setgid; chmod 2755 setgid
printf 'owned\n' >owned.txt; chown deploy:wheelers owned.txt; chmod 640 owned.txt
printf 'open to all\n' >world.txt; chmod 666 world.txt
printf 'none\n' >mode000.txt; chmod 000 mode000.txt
ln plain.txt hardlink.txt
ln -s plain.txt symlink
ln -s symlink symlink-to-symlink
ln -s /srv/files/plain.txt symlink-absolute
ln -s /nowhere/at/all dangling
ln -s loop loop
ln -s locked symlink-to-directory
mkfifo pipe
mknod char c 1 3
mknod block b 7 0
printf 'can not change\n' >immutable.txt
touch -d '2020-02-29T12:34:56Z' plain.txt
nc -lU socket & sleep 0.3; kill $!
mkdir -p many
i=0; while [ $i -lt 200 ]; do echo "file $i" >"many/$i.txt"; i=$((i + 1)); done

# Names that hurt. None of them may run anything: /srv/hostile/ran must never be made.
mkdir -p /srv/hostile
cd /srv/hostile
hostile() { mkdir -p "./$(dirname -- "$1")"; printf 'hostile\n' >"./$1"; }
hostile 'with space'
hostile ' lead and trail '
hostile "single'quote"
hostile 'double"quote'
hostile '$(touch ran)'
hostile '`touch ran`'
hostile '; touch ran;'
hostile '| touch ran'
hostile '$HOME'
hostile '-rf'
hostile '--version'
hostile 'back\slash'
hostile 'back\nslash-n'
hostile 'star*'
hostile 'question?'
hostile '[brackets]'
hostile '{a,b}'
hostile '~tilde'
hostile '#hash'
hostile '!bang'
hostile '%percent%s'
hostile '&ampersand'
hostile '<angle>'
hostile '日本語.txt'
hostile 'é-composed'
hostile "$(printf 'new\nline')"
hostile "$(printf 'end-with-newline\n\n.')"
hostile "$(printf 'tab\ttab')"
hostile "$(printf 'carriage\rreturn')"
hostile "$(printf 'escape\033[31m')"
hostile "$(printf 'latin1-\351')"
hostile 'a/b/../b/c'
test ! -e ran
