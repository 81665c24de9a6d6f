# parent: debian-systemd
# Language package managers with packages made here, sources of apt, pending updates, PHP.
set -eu
echo '10.231.77.19 lang-01.lab.test lang-01' >>/etc/hosts.lab
apt-get install -q -y --no-install-recommends ruby python3-pip php-cli php-pear perl

# A package of two versions for gem, and one that only td-agent's own Ruby has. The stand-in for td-agent-gem is the same program with another home.
cd /usr/src/lab
gem_of() {
  printf 'Gem::Specification.new { |s| s.name = "%s"; s.version = "%s"; s.summary = s.author = "lab"; s.files = [] }\n' "$1" "$2" >"$1.gemspec"
  gem build -q "$1.gemspec"
}
for version in 2.0.0 2.0.1; do
  gem_of lab-tool "$version"
  gem install -q --local --no-document "lab-tool-$version.gem"
done
gem_of lab-agent 1.5.0.rc1
td-agent-gem install -q --local --no-document lab-agent-1.5.0.rc1.gem

# Python's, whose names are the same with any case and - _ . between words.
printf 'from setuptools import setup\nsetup(name="Lab_Tool", version="2.0.1", py_modules=[])\n' >setup.py
PYTHONDONTWRITEBYTECODE=1 pip install -q --no-index --no-build-isolation --break-system-packages --root-user-action=ignore .

# PHP's.
for channel in pear pecl; do
  (cd "$channel" && pear package >/dev/null && "$channel" install -n --offline ./*.tgz)
done

# Perl's.
mkdir -p /usr/local/share/perl/5.36.0/Lab
printf 'package Lab::Tool;\nour $VERSION = "2.001";\n1;\n' >/usr/local/share/perl/5.36.0/Lab/Tool.pm
printf 'package Lab::Unversioned;\n1;\n' >/usr/local/share/perl/5.36.0/Lab/Unversioned.pm
rm -rf /usr/src/lab

# apt: what is installed, and a later version of it in a repository, that of one only in the repository for security updates.
deb() {
  mkdir -p "/tmp/deb/DEBIAN"
  printf 'Package: %s\nVersion: %s\nArchitecture: all\nMaintainer: Lab <lab@lab.test>\nDescription: made for the lab\n' "$1" "$2" >/tmp/deb/DEBIAN/control
  dpkg-deb --build /tmp/deb "/tmp/$1_$2.deb" >/dev/null
}
publish() {
  suite=$1
  shift
  folder=/srv/apt/dists/$suite
  mkdir -p "$folder/main/binary-amd64" /srv/apt/pool
  for file; do
    deb "${file%_*}" "${file#*_}"
    mv "/tmp/$file.deb" /srv/apt/pool
    {
      dpkg-deb -f "/srv/apt/pool/$file.deb"
      printf 'Filename: pool/%s.deb\nSize: %s\nSHA256: %s\n\n' "$file" "$(stat -c %s "/srv/apt/pool/$file.deb")" "$(sha256sum <"/srv/apt/pool/$file.deb" | cut -d' ' -f1)"
    } >>"$folder/main/binary-amd64/Packages"
  done
  cd "$folder"
  {
    printf 'Origin: Lab\nLabel: Lab\nSuite: %s\nCodename: %s\nArchitectures: amd64\nComponents: main\nDate: Sat, 21 Nov 2026 00:00:00 UTC\nSHA256:\n' "$suite" "$suite"
    printf ' %s %s main/binary-amd64/Packages\n' "$(sha256sum <main/binary-amd64/Packages | cut -d' ' -f1)" "$(stat -c %s main/binary-amd64/Packages)"
  } >Release
  cd /
}
for name in lab-plain lab-secure lab-both lab-held lab-current; do
  deb "$name" 1.0
  dpkg -i "/tmp/${name}_1.0.deb"
done
apt-mark hold lab-held
publish lab lab-plain_1.1 lab-both_1.2 lab-held_2.0 lab-current_1.0
publish lab-security lab-secure_1.0+deb1 lab-both_1.1
rm -rf /tmp/deb /tmp/*.deb /var/lib/apt/lists/* /etc/apt/sources.list
apt-get update -q -o Dir::Etc::sourceparts=/dev/null -o Dir::Etc::sourcelist=/etc/apt/sources.list.d/lab.list
