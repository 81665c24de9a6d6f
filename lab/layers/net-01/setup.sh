# parent: debian-systemd
# capabilities: CAP_NET_ADMIN
# A host with firewalls, routes, bridges and time synchronization of its own.
set -eu
apt-get install -q -y --no-install-recommends -o Dpkg::Options::=--force-confold \
  chrony firewalld iptables nftables policycoreutils ufw
echo '10.231.77.18	net-01.lab.test net-01' >>/etc/hosts.lab
ufw allow 22/tcp
ufw allow from 192.0.2.0/24 to any port 5432 proto tcp comment 'the database'
ufw deny 23
ufw limit in on eth0 to any port 2022 proto tcp
ufw reject out 25/tcp
ufw route allow in on br0 out on eth0
ufw allow 60000:60100/udp
sed -i 's/^ENABLED=.*/ENABLED=yes/' /etc/ufw/ufw.conf
firewall-offline-cmd --zone=public --add-service=http
firewall-offline-cmd --zone=public --add-port=8080/tcp
firewall-offline-cmd --zone=public --add-port=5000-5010/udp
firewall-offline-cmd --zone=public --add-rich-rule='rule family="ipv4" source address="192.0.2.0/24" service name="postgresql" accept'
firewall-offline-cmd --zone=trusted --add-interface=br0
firewall-offline-cmd --zone=dmz --add-source=198.51.100.0/24
firewall-offline-cmd --zone=dmz --add-masquerade
firewall-offline-cmd --zone=dmz --add-forward-port=port=2200:proto=tcp:toport=22
systemctl disable nginx.service nftables.service
systemctl enable lab-net.service lab-clock.service firewalld.service ufw.service
