# shellcheck shell=sh
# docker_inspect TYPE [ENGINE NAME]...: inspects all names of an engine by one call. ENGINE is any, docker or podman.
# Prints for each engine asked "begin ENGINE TOOL", what the tool prints, its errors behind "error ", and "end";
# or "missing ENGINE TOOL".
docker_inspect() {
  docker_type=$1
  shift
  for docker_engine in any docker podman; do
    docker_inspect_by "$docker_engine" "$@"
  done
}

docker_inspect_by() {
  engine=$1
  shift
  count=$#
  while [ "$count" -gt 0 ]; do
    if [ "$1" = "$engine" ]; then
      case $2 in
        '' | [!A-Za-z0-9]* | *[!A-Za-z0-9_./:@-]*) ;;
        *) set -- "$@" "$2" ;;
      esac
    fi
    shift 2
    count=$((count - 2))
  done
  [ $# -gt 0 ] || return 0
  tool=$engine
  if [ "$engine" = any ]; then
    tool=podman
    if have docker || ! have podman; then tool=docker; fi
  fi
  if ! have "$tool"; then
    echo "missing $engine $tool"
    return
  fi
  echo "begin $engine $tool"
  { errors=$("$tool" inspect --type "$docker_type" -- "$@" 2>&1 >&3 3>&-); } 3>&1
  echo
  printf '%s\n' "$errors" | sed 's/^/error /'
  echo end
}
