# The base of all Debian hosts, without an init system.
apt-get update -q
printf '%s\n' 'en_US.UTF-8 UTF-8' 'ja_JP.UTF-8 UTF-8' >/etc/locale.gen
locale-gen

rm -f /etc/ssh/ssh_host_* /etc/sudoers.d/README
: >/etc/machine-id
mkdir -p /root/.ssh
groupadd -g 1500 tenken
useradd -m -u 1500 -g 1500 -s /bin/bash -c 'Tenken' tenken
mkdir -p /home/tenken/.ssh
chown tenken:tenken /home/tenken/.ssh
chmod 700 /root/.ssh /home/tenken/.ssh
chmod 440 /etc/sudoers.d/tenken
