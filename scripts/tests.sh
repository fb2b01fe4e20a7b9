# The test run, the benchmarks, and the migrations of both databases. Sourced by ./saola.

run_tests() { # [--quick] [FILTER]: a filter is a part of a test's full name
  local quick=no filter="" failed=0 log
  for word in "$@"; do case "$word" in --quick) quick=yes ;; *) filter=$word ;; esac; done
  need_dotnet_and_node
  if [ "$quick" = no ]; then install_test_tools all; start_postgres fast; fi
  dotnet tool restore -v quiet >/dev/null 2>&1 || true
  build Saola.slnx
  log=$(mktemp)
  mkdir -p tests/EndToEnd.Tests/screens
  for project in Architecture Engines Modules EndToEnd; do
    [ "$quick" = yes ] && [ $project = EndToEnd ] && continue
    echo "== $project.Tests"
    local words=(); [ -n "$filter" ] && words=(--filter-method "*$filter*" --ignore-exit-code 8)
    dotnet test --project "tests/$project.Tests" --no-build "${words[@]}" 2>&1 | tee -a "$log" || failed=1
  done
  # The closing line that runners without one of their own are read by.
  awk '$1=="failed:"{f+=$2} $1=="succeeded:"{p+=$2} $1=="skipped:"{s+=$2} END{printf "%d passed, %d failed, %d skipped\n",p,f,s; exit (f>0 || p==0)}' "$log" || failed=1
  rm -f "$log"
  return $failed
}

run_bench() {
  need_dotnet_and_node
  if compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null; then start_postgres durable; else echo "PostgreSQL is not installed: its benchmarks are left out." >&2; fi
  build bench/Saola.Bench.csproj -c Release
  bench/bin/Release/net10.0/Saola.Bench "$@"
}

add_migration() {
  need_dotnet_and_node
  dotnet tool restore -v quiet >/dev/null
  build src/App/Saola.App.csproj
  dotnet ef migrations add "$1" -p src/Data.Sqlite -s src/App -o Migrations --no-build -- sqlite
  dotnet ef migrations add "$1" -p src/Data.Postgres -s src/App -o Migrations --no-build -- "postgres:Host=127.0.0.1;Database=design"
}
