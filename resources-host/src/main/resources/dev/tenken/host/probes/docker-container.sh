# shellcheck shell=sh
# docker-container [ENGINE NAME]...: what the engine says of each container.
probe_docker_container() {
  docker_inspect container "$@"
}
