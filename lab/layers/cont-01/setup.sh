# parent: debian-systemd
# Containers of Podman, LXC and systemd-nspawn, and guests of libvirt's test driver.
set -eu

apt-get install -q -y --no-install-recommends busybox-static crun libvirt-clients libvirt-daemon lxc podman podman-docker systemd-container
useradd -r -s /usr/sbin/nologin libvirt-qemu
groupadd -f libvirt

# What each container consists of: busybox.
for root in /srv/image /srv/box /var/lib/lxc/box/rootfs; do
  mkdir -p "$root/bin" "$root/dev" "$root/etc" "$root/proc" "$root/sys" "$root/tmp" "$root/usr"
  cp /bin/busybox "$root/bin/"
  chroot "$root" /bin/busybox --install -s /bin
  mknod -m 666 "$root/dev/null" c 1 3
  printf 'ID=lab\nVERSION_ID=%s\n' "$root" >"$root/etc/os-release"
done
mkdir -p /var/lib/lxc/idle/rootfs /srv/data

chmod 755 /usr/local/sbin/*
systemctl mask lxc.service lxc-net.service podman-auto-update.timer podman-restart.service
systemctl enable containers.service libvirtd.service guests.service nspawn-box.service
systemctl disable nginx.service
