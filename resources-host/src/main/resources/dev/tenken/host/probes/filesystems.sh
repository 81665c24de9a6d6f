# shellcheck shell=sh
# filesystems: size and use of the mounted file systems, in blocks of 1,024 bytes and in inodes.
# Answers lines: "blocks <line of df>", "inodes <line of df>", "failed <why>".

probe_filesystems() {
  if have df; then
    # df ends with 1 when one file system can't be asked; the others are listed all the same.
    df -Pk 2>&1 | while IFS= read -r line; do printf 'blocks %s\n' "$line"; done
    df -Pi 2>/dev/null | while IFS= read -r line; do printf 'inodes %s\n' "$line"; done
  else
    echo "failed there is no df"
  fi
}
