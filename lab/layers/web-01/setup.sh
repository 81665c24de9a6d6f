# parent: web
systemctl enable failed.service

# One user a login shell, each with a profile that talks.
noisy='NOISE from the profile: 騒音 root:x:0:0'
for shell in bash dash fish zsh csh; do
  path=$(command -v "$shell")
  useradd -m -U -s "$path" "u-$shell"
  mkdir -p "/home/u-$shell/.ssh" "/home/u-$shell/.config/fish"
  for file in .bashrc .bash_profile .profile .zshenv .zshrc .cshrc .login .config/fish/config.fish; do
    echo "echo '$noisy'" >"/home/u-$shell/$file"
  done
  # Runs at every login, whatever the shell; its output goes to the client.
  echo "echo '$noisy (rc)'" >"/home/u-$shell/.ssh/rc"
done

# Users whose login is in the way: slow, reading standard input, refused, without sudo, sudo wanting a terminal.
for name in slow stdin nologin nosudo tty; do
  useradd -m -U -s /bin/bash "u-$name"
  mkdir -p "/home/u-$name/.ssh"
done
echo 'sleep 3' >/home/u-slow/.bashrc
echo 'cat >/dev/null' >/home/u-stdin/.bashrc
usermod -s /usr/sbin/nologin u-nologin
for home in /home/u-*; do
  chown -R "${home#/home/}:" "$home"
  chmod 700 "$home/.ssh"
done
cat >/etc/sudoers.d/users <<'SUDO'
u-bash, u-dash, u-fish, u-zsh, u-csh, u-slow, u-stdin, u-tty ALL=(ALL:ALL) NOPASSWD: ALL
Defaults:u-tty requiretty
SUDO
chmod 440 /etc/sudoers.d/users
visudo -c
