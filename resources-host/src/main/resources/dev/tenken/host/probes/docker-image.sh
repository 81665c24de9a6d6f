# shellcheck shell=sh
# docker-image [ENGINE NAME]...: what the engine says of each image.
probe_docker_image() {
  docker_inspect image "$@"
}
