# A private PostgreSQL for tests and benchmarks: its own folder, its own port on loopback, ended with the script. Sourced by ./saola.

postgres_bin() { ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1; }

as_postgres() { # PostgreSQL refuses to run as root
  if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@"); else (cd / && "$@"); fi
}

start_postgres() { # start_postgres durable|fast ; sets SAOLA_TEST_POSTGRES
  local bin options language=; bin=$(postgres_bin)
  postgres_folder=$(mktemp -d /tmp/saola-postgres-XXXXXX)
  postgres_port=$(node -e 'const s=require("net").createServer();s.listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
  [ "$(id -u)" -eq 0 ] && chown postgres: "$postgres_folder"
  # A server set up in Vietnamese where its version knows ICU: what depends on the server's language fails here and not at a department.
  "$bin/initdb" --help | grep -q icu-locale && language="--locale-provider=icu --icu-locale=vi-VN"
  as_postgres "$bin/initdb" -D "$postgres_folder/data" -U saola --locale=C.UTF-8 $language -E UTF8 -A trust >/dev/null
  options="-c listen_addresses=127.0.0.1 -c port=$postgres_port -c unix_socket_directories=$postgres_folder -c max_connections=300 -c shared_buffers=256MB"
  [ "$1" = fast ] && options="$options -c fsync=off -c synchronous_commit=off -c full_page_writes=off"
  as_postgres "$bin/pg_ctl" -D "$postgres_folder/data" -l "$postgres_folder/log" -w -o "$options" start >/dev/null
  trap stop_postgres EXIT
  export SAOLA_TEST_POSTGRES="Host=127.0.0.1;Port=$postgres_port;Username=saola"
  export PATH="$bin:$PATH"
}

stop_postgres() {
  [ -n "${postgres_folder:-}" ] || return 0
  as_postgres "$(postgres_bin)/pg_ctl" -D "$postgres_folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
  postgres_folder=""
}
