# The floor to be held against: the same 100 checks as one hand-written script for `ssh HOST sh -s`, one process per kind wherever
# the tool allows it, judged on the host itself. Knows this one list of checks and nothing else. Prints "NUMBER pass" or "NUMBER fail".
# shellcheck shell=sh
LC_ALL=C
export LC_ALL
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
n='
'

check() {
  number=$1
  shift
  if "$@"; then echo "$number pass"; else echo "$number fail"; fi
}
not() { if "$@"; then return 1; fi; }
is() { [ "$1" = "$2" ]; }
has() { case $1 in *"$2"*) ;; *) return 1 ;; esac; }
line() { has "$n$1$n" "$n$2$n"; }
word() { has " $1 " " $2 "; }

main() {
  packages=$(dpkg-query -W -f '${Package} ${db:Status-Status} ${Version} \n' \
    nginx-light cron dash openssh-server sudo tcsh zsh iproute2 procps telnetd apache2 2>/dev/null)
  check 001 has "$n$packages" "${n}nginx-light installed "
  check 002 has "$n$packages" "${n}cron installed "
  check 003 line "$packages" "cron installed 3.0pl1-162 "
  check 004 line "$packages" "dash installed 0.5.12-2 "
  check 005 has "$n$packages" "${n}openssh-server installed "
  check 006 has "$n$packages" "${n}sudo installed "
  check 007 line "$packages" "tcsh installed 6.24.07-1 "
  check 008 has "$n$packages" "${n}zsh installed "
  check 009 has "$n$packages" "${n}iproute2 installed "
  check 010 line "$packages" "procps installed 2:4.0.2-3 "
  check 011 not has "$n$packages" "${n}telnetd installed "
  check 012 has "$n$packages" "${n}apache2 installed "

  # Each answers a line per unit, in the order asked.
  # shellcheck disable=SC2046
  set -- $(systemctl is-enabled nginx cron ssh app disabled enabled-stopped)
  check 013 is "$1" enabled
  check 015 is "$2" enabled
  check 017 is "$3" enabled
  check 019 is "$4" enabled
  check 023 not is "$5" enabled
  check 025 is "$6" enabled
  # shellcheck disable=SC2046
  set -- $(systemctl is-active nginx cron ssh app java-app consul-template failed enabled-stopped)
  check 014 is "$1" active
  check 016 is "$2" active
  check 018 is "$3" active
  check 020 is "$4" active
  check 021 is "$5" active
  check 022 is "$6" active
  check 024 not is "$7" active
  check 026 is "$8" active

  processes=$(ps -e -o comm:64= -o user:64= | tr -s ' ')
  check 027 has "$n$processes" "${n}nginx "
  check 028 has "$n$processes" "${n}cron "
  check 029 line "$processes" "cron root"
  check 030 has "$n$processes" "${n}sshd "
  check 031 has "$n$processes" "${n}dbus-daemon "
  check 032 has "$n$processes" "${n}consul-template "
  check 033 not has "$n$processes" "${n}consul "
  check 034 has "$n$processes" "${n}mysqld "

  sockets=$(ss -Htuln)
  listening() {
    case $sockets in *"$1"*:"$2 "*) ;; *) return 1 ;; esac
  }
  check 035 listening '' 22
  check 036 listening tcp 22
  check 037 listening '' 8080
  check 038 listening tcp 8080
  check 039 has "$sockets" '127.0.0.1:9000 '
  check 040 has "$sockets" '127.0.0.1:8125 '
  check 041 listening '' 7007
  check 042 listening '' 3306

  files=$(stat -c '%n %a %U %G %s %F' /etc/passwd /etc/shadow /etc/nginx/nginx.conf /etc/app/secret.ini /var/lib/app \
    /opt/app/current /srv/files/owned.txt /srv/files/plain.txt /srv/files/pipe /etc/nologin /srv/files/world.txt 2>/dev/null)
  link=$(readlink /opt/app/current)
  nginx=$(cat /etc/nginx/nginx.conf)
  app=$(cat /etc/app/app.conf)
  digest=$(sha256sum /srv/files/plain.txt)
  file() {
    case $n$files$n in *"$n$1 "*) ;; *) return 1 ;; esac
    entry=${files#*"$1 "}
    entry=${entry%%"$n"*}
    # shellcheck disable=SC2254 # a pattern
    case $entry in $2) ;; *) return 1 ;; esac
  }
  check 043 file /etc/passwd '* regular file'
  check 044 file /etc/passwd '644 *'
  check 045 file /etc/passwd '* root * *'
  check 046 file /etc/passwd '* * root *'
  check 047 file /etc/shadow '640 *'
  check 048 file /etc/shadow '* * shadow *'
  check 049 file /etc/nginx/nginx.conf '* regular file'
  check 050 file /etc/nginx/nginx.conf '644 *'
  check 051 has "$nginx" 'worker_connections 768'
  check 052 has "$app" 'PermitRootLogin   no'
  check 053 line "$app" 'Port 8080'
  check 054 not has "$app" 'PermitRootLogin   yes'
  check 055 file /etc/app/secret.ini '600 *'
  check 056 file /etc/app/secret.ini '* root * *'
  check 057 file /var/lib/app '* directory'
  check 058 file /var/lib/app '* svc-app *'
  check 059 file /var/lib/app '2775 *'
  check 060 file /opt/app/current '* symbolic link'
  check 061 is "$link" releases/1.4.2
  check 062 file /srv/files/owned.txt '* deploy *'
  check 063 file /srv/files/owned.txt '* wheelers *'
  check 064 file /srv/files/plain.txt '* * * 6 *'
  check 065 is "$digest" '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03  /srv/files/plain.txt'
  check 066 file /srv/files/pipe '* fifo'
  check 067 not file /etc/nologin '*'
  check 068 file /srv/files/world.txt '644 *'

  mounts=$(cat /proc/mounts)
  check 069 has "$mounts" ' /data/shared '
  check 070 has "$mounts" ' /mnt/full tmpfs '
  check 071 has "$mounts" ' /var/lib/app/cache tmpfs rw,nosuid,'
  check 072 has "$mounts" ' /mnt/nfs '

  users=$(getent passwd deploy alice svc-app mallory)
  check 073 has "$n$users" "${n}deploy:"
  check 074 has "$n$users" "${n}deploy:x:2001:"
  check 075 word "$(id -Gn deploy)" wheelers
  check 076 has "$users" :/home/deploy:
  check 077 has "$users" :/home/deploy:/bin/bash
  check 078 word "$(id -Gn alice)" wheel
  check 079 has "$users" :/var/lib/app:/usr/sbin/nologin
  check 080 not has "$n$users" "${n}mallory:"

  groups=$(getent group deploy wheelers wheel docker)
  check 081 has "$n$groups" "${n}deploy:"
  check 082 has "$n$groups" "${n}deploy:x:2001:"
  check 083 has "$n$groups" "${n}wheelers:x:2011:"
  check 084 has "$n$groups" "${n}wheel:"
  check 085 has "$n$groups" "${n}docker:"

  system=$(uname -s)
  status=$?
  check 086 is "$system" Linux
  check 087 is $status 0
  check 088 is "$(getconf LONG_BIT)" 64
  check 089 has "$n$(cat /etc/debian_version)" "${n}12."
  false
  check 090 is $? 0

  parameters=$(cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/ipv4/ip_default_ttl /proc/sys/kernel/ostype /proc/sys/net/ipv4/tcp_syncookies)
  # shellcheck disable=SC2086
  set -- $parameters
  check 091 is "$1" 0
  check 092 is "$2" 64
  check 093 is "$3" Linux
  check 094 is "$4" 1

  addresses=$(ip -o address show)
  states=$(ip -o link show)
  check 095 has "$states" ': eth0'
  check 096 has "$states" ",UP,LOWER_UP> "
  check 097 has "$addresses" 'lo    inet 127.0.0.1/'
  check 098 has "$states" ': spare0: <BROADCAST,MULTICAST>'

  table=$(crontab -u root -l)
  check 099 line "$table" '*/5 * * * * /usr/local/bin/app-heartbeat'
  check 100 line "$table" '0 4 * * * /usr/local/bin/app-vacuum'
}
main </dev/null
