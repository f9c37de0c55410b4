#!/usr/bin/env bash
# A private, throw-away Redmine on 127.0.0.1 (Debian's packages, SQLite, Puma).
#   redmine.sh up       install if needed, fresh database, seed, snapshot, start
#   redmine.sh install | init | seed | snapshot | start | stop | clean      the single steps
#   redmine.sh reset    the seeded state again
#   redmine.sh dump | journals | status      what Redmine's own database says: the tests' oracles
# Environment: RITESIDE_REDMINE_HOME RITESIDE_REDMINE_PORT RITESIDE_REDMINE_SEED RITESIDE_REDMINE_NOW (epoch)
# All that Redmine writes lives in $RITESIDE_REDMINE_HOME; the package's own instance stays empty.
# Exit status 69: Redmine cannot be installed here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=${RITESIDE_REDMINE_HOME:-$([ -w /dev/shm ] && echo /dev/shm/riteside-redmine || echo /tmp/riteside-redmine)}
port=${RITESIDE_REDMINE_PORT:-18081}
host=127.0.0.1
pidfile=$home/redmine.pid
app=/usr/share/redmine
# Debian keeps each instance below $app/instances, a symbolic link: enough steps up lead to / from either end.
export REDMINE_INSTANCE=../../../../../../../..$home
export RAILS_ENV=production SCHEMA=/dev/null LANG=C.UTF-8 LC_ALL=C.UTF-8
export RITESIDE_REDMINE_SEED=${RITESIDE_REDMINE_SEED:-$here/../rt/seed.json} TZ=Asia/Shanghai

say_line() { echo "[redmine] $*" >&2; }
took() { awk -v a="$1" -v b="$(date +%s.%N)" -v n="$2" 'BEGIN{printf "[redmine] %s: %.1fs\n", n, b-a}' >&2; }
installed() { dpkg-query -W -f '${db:Status-Abbrev}' redmine redmine-sqlite puma 2>/dev/null | grep -q '^ii ii ii $'; }

# apt waits by itself for dpkg's lock only; its own two locks (lists, archives) are asked for again here.
apt_get() {
  local log; log=$(mktemp)
  for _ in $(seq 1 150); do
    if apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" > "$log" 2>&1; then rm -f "$log"; return 0; fi
    grep -qE 'Could not get lock|Unable to (acquire|lock)' "$log" || break
    sleep 2
  done
  tail -20 "$log" >&2; rm -f "$log"; return 1
}

install() {
  installed && return 0
  [ "$(id -u)" = 0 ] || { say_line 'Redmine is not installed, and installing it needs root'; return 69; }
  [ -e /etc/debian_version ] && command -v apt-get >/dev/null || { say_line 'Redmine comes from Debian packages, and this is no Debian'; return 69; }
  local begun shim forbade=0; begun=$(date +%s.%N); shim=$(mktemp -d)
  export DEBIAN_FRONTEND=noninteractive
  apt_get update -q || say_line 'apt-get update failed: trying with the lists that are here'
  apt-cache show redmine >/dev/null 2>&1 || { say_line 'this Debian knows no package redmine'; return 69; }
  debconf-set-selections <<P
redmine redmine/instances/default/dbconfig-install boolean false
redmine redmine/instances/default/database-type select sqlite3
redmine redmine/default-language select en
P
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    forbade=1; printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d
  fi
  # The package calls `bundle install --local`, which wants a folder for each gem; Debian's gems have none, and only the
  # lock file that comes out of it is needed. For the time of the installation `bundle install` means `bundle lock`.
  printf '#!/bin/sh\n[ "$1" = install ] && exec /usr/bin/bundle lock --local\nexec /usr/bin/bundle "$@"\n' > "$shim/bundle"
  chmod 755 "$shim" "$shim/bundle"
  local rc=0
  apt_get -o "DPkg::Path=$shim:/usr/sbin:/usr/bin:/sbin:/bin" install -y -q --no-install-recommends redmine redmine-sqlite puma sqlite3 curl iproute2 || rc=$?
  rm -rf "$shim"; [ $forbade = 0 ] || rm -f /usr/sbin/policy-rc.d
  [ $rc = 0 ] || return $rc
  took "$begun" install
}

in_app() { (cd "$app" && bundle exec "$@"); }

init() {
  local begun; begun=$(date +%s.%N)
  running && { say_line 'stop it first'; return 1; }
  rm -rf "$home"; mkdir -p "$home/config" "$home/log" "$home/tmp" "$home/files"
  ruby -rsecurerandom -e 'puts SecureRandom.hex(32)' > "$home/config/secret_key.txt"
  cat > "$home/config/database.yml" <<P
production:
  adapter: sqlite3
  database: $home/redmine.sqlite
  timeout: 10000
P
  in_app rake db:migrate > "$home/log/init.log" 2>&1 || { tail -20 "$home/log/init.log" >&2; return 1; }
  REDMINE_LANG=en in_app rake redmine:load_default_data >> "$home/log/init.log" 2>&1 || { tail -20 "$home/log/init.log" >&2; return 1; }
  took "$begun" init
}

seed() {
  local begun; begun=$(date +%s.%N)
  in_app rails runner "$here/seed.rb" seed > "$home/log/seed.log" 2>&1 || { tail -20 "$home/log/seed.log" >&2; return 1; }
  took "$begun" seed
}

# The pid file holds the process's start time too (field 22 of /proc/PID/stat), which keeps a recycled pid from being
# taken for ours.
born() { local s; s=$(cat "/proc/$1/stat" 2>/dev/null) || return 1; set -- ${s##*) }; [ "$1" != Z ] && echo "${20}"; }
running() { local p b; [ -s "$pidfile" ] && read -r p b < "$pidfile" && [ "$(born "$p")" = "$b" ]; }
pid() { cut -d' ' -f1 "$pidfile"; }

start() {
  local begun; begun=$(date +%s.%N)
  running && { say_line "already running, pid $(pid)"; return 0; }
  if ss -Hltn "sport = :$port" | grep -q .; then say_line "port $port is taken"; return 1; fi
  # Puma is not in Redmine's bundle: it starts outside and loads the bundle with the application.
  (cd "$app" && exec nohup puma -e production -b "tcp://$host:$port" -t 1:3 config.ru > "$home/log/server.log" 2>&1 < /dev/null) &
  echo "$! $(born $!)" > "$pidfile"
  wait_up || { stop; return 1; }
  took "$begun" start
}

wait_up() {
  for _ in $(seq 1 600); do
    running || { say_line 'the server died:'; tail -20 "$home/log/server.log" >&2; return 1; }
    curl -fsS -o /dev/null "http://$host:$port/login" 2>/dev/null && return 0
    sleep 0.1
  done
  say_line 'not up after 60 s'; return 1
}

stop() {
  running || { rm -f "$pidfile"; return 0; }
  local p; p=$(pid)
  kill -TERM "$p"
  for _ in $(seq 1 100); do running || break; sleep 0.1; done
  if running; then kill -KILL "$p" 2>/dev/null || true; fi
  rm -f "$pidfile"
}

snapshot() {
  running && { say_line 'stop it first'; return 1; }
  cp "$home/redmine.sqlite" "$home/seeded.sqlite"
}

reset() {
  local was=0
  running && { was=1; stop; }
  cp "$home/seeded.sqlite" "$home/redmine.sqlite"
  [ $was = 0 ] || start
}

clean() {
  stop
  case "$home" in */riteside-redmine*) rm -rf "$home" ;; *) say_line "not removing $home"; return 1 ;; esac
}

case "${1:-}" in
  install|init|seed|snapshot|start|stop|reset|clean) "$1" ;;
  up) install; stop; init; seed; snapshot; start ;;
  status) if running; then echo "running pid $(pid) http://$host:$port/"; else echo stopped; exit 3; fi ;;
  dump) in_app rails runner "$here/seed.rb" dump ;;
  journals) sqlite3 -readonly "$home/redmine.sqlite" 'select count(*) from journals' ;;
  *) sed -n 2,10p "$0"; exit 64 ;;
esac
