# shellcheck shell=sh
# The files that set kernel parameters when the host starts. No arguments.
# Answers lines: "systemd" where that applies them; per file "file <path>" and "line <text>" for each of its lines;
# "denied <path>".

probe_sysctl_files() {
  [ ! -d /run/systemd/system ] || echo systemd
  for file in /etc/sysctl.d/*.conf /run/sysctl.d/*.conf /usr/local/lib/sysctl.d/*.conf /usr/lib/sysctl.d/*.conf \
    /lib/sysctl.d/*.conf /etc/sysctl.conf; do
    if [ ! -e "$file" ]; then
      continue
    elif [ -r "$file" ]; then
      printf 'file %s\n' "$file"
      sed 's/^/line /' "$file"
    else
      printf 'denied %s\n' "$file"
    fi
  done
  for folder in /etc/sysctl.d /run/sysctl.d /usr/local/lib/sysctl.d /usr/lib/sysctl.d /lib/sysctl.d; do
    if [ -d "$folder" ] && { [ ! -r "$folder" ] || [ ! -x "$folder" ]; }; then printf 'denied %s\n' "$folder"; fi
  done
}
