# parent: debian-systemd
set -eu
apt-get install -q -y --no-install-recommends rpm dnf createrepo-c

# Build the packages: name, version, release, and what else to define.
cd /usr/src/lab
make() {
  name=$1 version=$2 release=$3 target=$4
  shift 4
  rpmbuild -bb --quiet --nodeps --target "$target" --define "_rpmdir /srv/repo" --define "_topdir /tmp/build" --define '_build_id_links none' \
    --define "name_ $name" --define "version_ $version" --define "release_ $release" "$@" packages.spec
}
make bash 5.1.8 9.el9 x86_64
make openssh-server 8.7p1 38.el9 x86_64
make nginx 1.20.1 14.el9 x86_64 --define 'epoch_ 1'
make cronie 1.5.7 11.el9 x86_64
make kernel-core 5.14.0 362.el9 x86_64
make kernel-core 5.15.0 427.el9 x86_64
make glibc 2.34 100.el9 x86_64
make glibc 2.34 100.el9 i686
make libstdc++ 11.4.1 3.el9 x86_64
make preview 2.0~rc1 1.el9 x86_64
make snapshot '1.0^20260101' 1.el9 x86_64
make consul-template 0.37.0 1.el9 x86_64
make tools 1.0 1.el9 noarch --define 'noarch_ 1'
mkdir -p /var/lib/rpm
rpm --initdb
rpm --force-debian -i --nodeps --ignorearch /srv/repo/*/*.rpm
rpm -qa | sort

# In the repository, not installed; and a later version of an installed one.
make httpd 2.4.57 8.el9 x86_64
make tools 1.1 1.el9 noarch --define 'noarch_ 1'
createrepo_c -q /srv/repo
rm -rf /tmp/build

# From here on it is no Debian.
mv /etc/os-release.lab /usr/lib/os-release
ln -sf ../usr/lib/os-release /etc/os-release
echo 'Lab Linux release 9.4 (Lab)' >/etc/redhat-release
rm -rf /etc/debian_version /etc/dpkg /etc/apt /usr/lib/apt /usr/lib/dpkg /usr/bin/dpkg* /usr/bin/apt* /var/lib/dpkg /var/lib/apt /var/cache/apt \
  /usr/share/dpkg /usr/sbin/dpkg* /usr/bin/debconf* /usr/sbin/policy-rc.d
groupadd -g 10 wheel || groupadd wheel
usermod -aG wheel tenken

# A host without a table of file systems: all it mounts is by units.
rm -f /etc/fstab
