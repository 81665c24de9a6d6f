# shellcheck shell=sh
# routes FAMILY...: the routes of all tables; 4 for IPv4, 6 for IPv6.
# Fields: routes, the lines of ip -o route.
probe_routes() {
  index=0
  for family; do
    if ! have ip; then
      unknown "$index" TOOL_MISSING "ip is not on this host"
    elif routes=$(ip -o "-$family" route show table all 2>&1); then
      answer "$index"
      field routes "$routes"
    else
      unknown "$index" OTHER "ip can't tell the routes: $routes"
    fi
    index=$((index + 1))
  done
}
