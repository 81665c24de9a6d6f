# shellcheck shell=sh
# nftables: the kernel's tables as nft shows them. No arguments.
# Fields: json, what nft -j list ruleset prints; rules, what nft -a list ruleset prints.
probe_nftables() {
  if ! have nft; then
    unknown 0 TOOL_MISSING "nft is not on this host"
  elif json=$(nft -j list ruleset 2>&1) && rules=$(nft -a list ruleset 2>/dev/null); then
    answer 0
    field json "$json"
    field rules "$rules"
  else
    case $json in
      *'not permitted'* | *'ermission denied'* | *'must be root'*)
        unknown 0 PERMISSION_DENIED "the asking user may not see the rules of nftables"
        ;;
      *) unknown 0 OTHER "nft can't tell the rules: $json" ;;
    esac
  fi
}
