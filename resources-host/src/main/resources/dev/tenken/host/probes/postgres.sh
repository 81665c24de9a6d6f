# shellcheck shell=sh
# postgres, six words for each: HOST PORT (nothing) USER DATABASE PASSWORD, each empty where not given. What the server
# says of itself. The password goes by the environment, and no secret among the settings is sent.
# Fields: dump, a line of JSON.
probe_postgres() {
  index=0
  while [ $# -gt 0 ]; do
    if have psql; then
      postgres_dump "$index" "$1" "$2" "$4" "$5" "$6"
    else
      unknown "$index" TOOL_MISSING "tool psql not found"
    fi
    shift 6
    index=$((index + 1))
  done
}

# postgres_ask HOST PORT USER DATABASE PASSWORD: root asks as the server's own account, which is let in by its name.
postgres_ask() {
  [ -z "$1" ] || export PGHOST="$1"
  [ -z "$2" ] || export PGPORT="$2"
  [ -z "$3" ] || export PGUSER="$3"
  export PGDATABASE="${4:-postgres}" PGCONNECT_TIMEOUT=10
  if [ -n "$5" ]; then export PGPASSWORD="$5"; fi
  if is_root && [ -z "$1$3$5" ] && id -u postgres >/dev/null 2>&1; then
    cd /
    exec su -s /bin/sh -c 'exec psql -wXAtq' -- postgres
  fi
  exec psql -wXAtq
}

# postgres_dump INDEX HOST PORT USER DATABASE PASSWORD
postgres_dump() {
  number=$1
  shift
  dump=$(printf '%s\n' "$postgres_question" | (postgres_ask "$@") 2>&1)
  case $dump in
  '{'*)
    answer "$number"
    field dump "$dump"
    ;;
  *'Connection refused'* | *'No such file or directory'*'accepting connections on that socket'*) absent "$number" ;;
  *'authentication failed'* | *'no password supplied'* | *'ermission denied'* | *'does not exist'* | *'no pg_hba.conf entry'*)
    unknown "$number" PERMISSION_DENIED "$(printf '%s\n' "$dump" | head -n 1)"
    ;;
  *) unknown "$number" OTHER "$(printf '%s\n' "$dump" | head -n 1)" ;;
  esac
}

postgres_question="SELECT json_build_object(
  'version', current_setting('server_version'),
  'recovery', pg_is_in_recovery(),
  'all', current_setting('is_superuser') = 'on' OR pg_has_role('pg_read_all_settings', 'MEMBER'),
  'settings', (SELECT json_object_agg(name, current_setting(name, true)) FROM pg_settings
    WHERE name NOT IN ('primary_conninfo', 'ssl_passphrase_command')),
  'status', json_build_object(
    'started_at', pg_postmaster_start_time(),
    'pending_restart', (SELECT coalesce(json_agg(name ORDER BY name), '[]') FROM pg_settings WHERE pending_restart),
    'connections', (SELECT sum(numbackends) FROM pg_stat_database),
    'size', (SELECT sum(pg_database_size(oid)) FROM pg_database
      WHERE has_database_privilege(oid, 'CONNECT') OR current_setting('is_superuser') = 'on')),
  'replication', json_build_object(
    'replicas', (SELECT count(*) FROM pg_stat_replication),
    'receiver', (SELECT status FROM pg_stat_wal_receiver),
    'replay_delay', extract(epoch FROM now() - pg_last_xact_replay_timestamp())))::jsonb;"
