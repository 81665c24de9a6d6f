# A small host without Debian: busybox, dropbear, and the libraries that they need. Run outside, with the root's folder.
set -eu
root=$1
cd "$root"
mkdir -p bin sbin usr/bin usr/sbin lib dev/pts proc sys run tmp root/.ssh home/tenken/.ssh var/log mnt
chmod 1777 tmp
chmod 700 root/.ssh home/tenken/.ssh
chown -R 1500:1500 home/tenken
cp "$(command -v busybox)" bin/busybox
cp "$(command -v dropbear)" usr/sbin/dropbear
for program in bin/busybox usr/sbin/dropbear; do
  ldd "$program" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p ".${library%/*}"
    cp -nL "$library" ".$library"
  done
done
for applet in $(bin/busybox --list); do
  [ -e "bin/$applet" ] || ln -s busybox "bin/$applet"
done
ln -s ../bin/busybox sbin/init
mknod -m 666 dev/null c 1 3
mknod -m 666 dev/zero c 1 5
mknod -m 666 dev/random c 1 8
mknod -m 666 dev/urandom c 1 9
mknod -m 666 dev/tty c 5 0
mknod -m 666 dev/ptmx c 5 2
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
mkdir -p www etc/dropbear
printf 'plain\n' >www/index.html
printf 'with space\n' >'www/with space.html'
chmod 600 etc/shadow var/spool/cron/crontabs/root
chmod 755 etc/init.d/rcS
