# shellcheck shell=sh
# mysql-config NAME...: prints the settings that the server would start with, as it lists them itself.
# Answers lines: "tool <path>", then the list; or "missing".

probe_mysql_config() {
  for tool in mysqld mariadbd /usr/libexec/mysqld /usr/local/mysql/bin/mysqld; do
    have "$tool" || continue
    echo "tool $tool"
    "$tool" --verbose --help 2>&1 | awk '
      listed { print; next }
      /^Variables \(--variable-name=value\)/ { listed = 1; print; next }
      # What it says when it gives up comes before any list.
      /ERROR|denied/ { print "error " $0 }
    '
    return
  done
  echo missing
}
