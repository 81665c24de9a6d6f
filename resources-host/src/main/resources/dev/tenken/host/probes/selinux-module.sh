# shellcheck shell=sh
# selinux-module: the modules of SELinux's policy. No arguments.
# Fields: full, what semodule -lfull prints, with priorities and what is disabled; list, what semodule -l prints,
# which on some hosts has versions.
probe_selinux_module() {
  if ! have semodule; then
    unknown 0 TOOL_MISSING "semodule is not on this host"
  elif list=$(semodule -l 2>&1); then
    answer 0
    field list "$list"
    # The older ones know no -lfull.
    full=$(semodule -lfull 2>/dev/null) && field full "$full"
  elif ! is_root; then
    unknown 0 PERMISSION_DENIED "only root may see the modules of SELinux's policy"
  else
    unknown 0 OTHER "semodule can't tell the modules: $list"
  fi
}
