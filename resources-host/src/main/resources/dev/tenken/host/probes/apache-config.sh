# shellcheck shell=sh
# apache-config FILE...: the files of Apache's configurations in the order it reads them, and its modules; an empty
# name is its own configuration.
# Fields: dump, what the server says of its files, modules and definitions; file and content, in pairs; problem, why
# it says nothing.
probe_apache_config() {
  for tool in apache2ctl httpd apachectl; do
    ! have "$tool" || break
  done
  index=0
  for file; do
    if have "$tool"; then
      apache_dump "$index" "$file"
    else
      unknown "$index" TOOL_MISSING "none of the tools apache2ctl, httpd, apachectl found"
    fi
    index=$((index + 1))
  done
}

# apache_dump INDEX FILE
apache_dump() {
  answer "$1"
  {
    errors=$({
      dump=$("$tool" -t ${2:+-f "$2"} -D DUMP_INCLUDES -D DUMP_MODULES -D DUMP_RUN_CFG) || exit
      field dump "$dump" >&3
      printf '%s\n' "$dump" | sed -n 's/^ *([0-9*]*) \//\//p' | sort -u | while IFS= read -r part; do
        {
          field file "$part"
          field_begin content
        } >&3
        cat <"$part" >&3 || exit
      done
    } 2>&1)
    status=$?
  } 3>&1
  [ "$status" != 0 ] || return 0
  case $errors in
  *'ermission denied'*) unknown "$1" PERMISSION_DENIED "the asking user may not read all that Apache reads: $errors" ;;
  *)
    errors=$(printf '%s\n' "$errors" | grep -v -e '^AH0055[78]:' -e '^The Apache error log may' -e '^Action ')
    field problem "$errors"
    ;;
  esac
}
