# parent: debian-systemd
# What is asked over the network and of systemd itself: memcached, node_exporter, a DNS server, web servers with TLS, the
# journal, timers; accounts that a check must find.
set -eu
apt-get install -q -y --no-install-recommends memcached prometheus-node-exporter curl dnsmasq bind9-dnsutils
echo '10.231.77.22	mon-01.lab.test mon-01' >>/etc/hosts.lab
systemctl mask prometheus-node-exporter-apt.timer prometheus-node-exporter-nvme.timer prometheus-node-exporter-mellanox-hca-temp.timer \
  prometheus-node-exporter-ipmitool-sensor.timer prometheus-node-exporter-smartmon.timer
systemctl enable says.service silent.socket often.timer broken.timer
systemctl set-default multi-user.target

# A certificate that the host trusts, one that has expired, one that nobody signed.
mkdir -p /etc/tls
cd /etc/tls
: >index.txt
echo 01 >serial
cat >ca.conf <<'CONF'
[ca]
default_ca = lab
[lab]
database = index.txt
serial = serial
new_certs_dir = .
default_md = sha256
policy = any
copy_extensions = copy
unique_subject = no
[any]
commonName = supplied
CONF
openssl req -x509 -newkey rsa:2048 -noenc -keyout ca.key -out ca.pem -days 7300 -subj '/CN=Tenken Lab CA' 2>/dev/null
issue() {
  openssl req -newkey rsa:2048 -noenc -keyout "$1.key" -out "$1.csr" -subj "/CN=$1.lab.test" \
    -addext 'subjectAltName=DNS:mon-01.lab.test,IP:10.231.77.22' 2>/dev/null
  openssl ca -batch -config ca.conf -cert ca.pem -keyfile ca.key -in "$1.csr" -out "$1.pem" -notext -startdate "$2" -enddate "$3"
}
issue good 20200101000000Z 20450101000000Z
issue expired 20200101000000Z 20200201000000Z
openssl req -x509 -newkey rsa:2048 -noenc -keyout alone.key -out alone.pem -days 7300 -subj '/CN=alone' 2>/dev/null
cp ca.pem /usr/local/share/ca-certificates/tenken-lab.crt
update-ca-certificates
chmod 640 ./*.key
head -c 9000000 /dev/zero | tr '\0' x >/srv/www/large.txt
printf '\000\001\377' >/srv/www/bytes.bin

# Accounts.
useradd -m -u 2001 -U -s /bin/bash open
passwd -d open
useradd -m -u 2002 -U -s /bin/bash keyless
useradd -m -u 2003 -U -s /bin/bash deploy
useradd -r -M -u 203 -s /usr/sbin/nologin svc-app
echo "deploy:$(openssl passwd -6 -salt tenkenlab lab-password)" | chpasswd -e
chage -d 2026-01-15 -M 90 deploy
chmod 440 /etc/sudoers.d/*
visudo -c
