# What must be there, and how it is installed. Sourced by ./saola.

need_dotnet_and_node() {
  command -v dotnet >/dev/null || { echo "Cần .NET SDK 10: https://dotnet.microsoft.com/download" >&2; exit 1; }
  command -v node >/dev/null && command -v npm >/dev/null || { echo "Cần Node.js 20 trở lên kèm npm (để dựng giao diện): https://nodejs.org" >&2; exit 1; }
}

# Builds quietly. A compiler server that lives on between builds was once seen to read every page wrongly: then it is ended and the build done without it.
build() { # build PROJECT [words of dotnet build]
  dotnet build "$@" -v quiet -nologo >/dev/null 2>&1 && return 0
  dotnet build-server shutdown >/dev/null 2>&1 || true
  dotnet build "$@" -v quiet -nologo -p:UseSharedCompilation=false >&2
}

# The program as it is run: compiled ahead of time where the lock files know the platform (it starts in half the time), else as built.
compile_program() { # sets $program
  program=$root/src/App/bin/program
  if [ "$(uname -sm)" = "Linux x86_64" ] && dotnet publish src/App/Saola.App.csproj -c Release -r linux-x64 --self-contained false -p:PublishReadyToRun=true -o "$program" -v quiet -nologo >/dev/null 2>&1; then return; fi
  build src/App/Saola.App.csproj -c Release
  program=$root/src/App/bin/Release/net10.0
}

# Tools of the tests: PostgreSQL with PostGIS, a browser, poppler, LibreOffice, fonts. Missing ones are installed through apt.
install_test_tools() {
  local missing=()
  [ -x /usr/lib/postgresql/15/bin/initdb ] || compgen -G "/usr/lib/postgresql/*/bin/initdb" >/dev/null || missing+=(postgresql postgresql-contrib)
  compgen -G "/usr/share/postgresql/*/extension/postgis.control" >/dev/null || missing+=(postgis postgresql-15-postgis-3)
  if [ "${1:-all}" = all ]; then
    command -v chromium >/dev/null || missing+=(chromium)
    fc-list 2>/dev/null | grep -qi "noto sans" || missing+=(fonts-noto-core fontconfig)
  fi
  command -v zbarimg >/dev/null || missing+=(zbar-tools)
  command -v pdftotext >/dev/null || missing+=(poppler-utils)
  command -v openssl >/dev/null || missing+=(openssl)
  command -v soffice >/dev/null || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
  [ ${#missing[@]} -eq 0 ] && return 0
  command -v apt-get >/dev/null || { echo "Cần các gói: ${missing[*]}" >&2; exit 1; }
  local sudo=""; [ "$(id -u)" -eq 0 ] || sudo=sudo
  echo "Installing for the tests: ${missing[*]}" >&2
  # The package must not start a cluster of its own: the tests bring theirs.
  $sudo mkdir -p /etc/postgresql-common
  [ -e /etc/postgresql-common/createcluster.conf ] || echo "create_main_cluster = false" | $sudo tee /etc/postgresql-common/createcluster.conf >/dev/null
  $sudo apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq "${missing[@]}" >/dev/null
}
