#!/usr/bin/env bash
# A private, throw-away Request Tracker 5 on 127.0.0.1 (Debian's packages, SQLite, Starlet).
#   rt.sh up       install if needed, fresh database, seed, snapshot, start
#   rt.sh install | init | seed | snapshot | start | stop | clean      the single steps
#   rt.sh reset    the seeded state again (restarts a running server; who is logged in stays so)
#   rt.sh say TICKET USER reply|comment < text      somebody writes while a page is open
#   rt.sh dump [USER] | mails | transactions | status      what RT itself says: the tests' oracles
# Environment: RITESIDE_RT_HOME RITESIDE_RT_PORT RITESIDE_RT_WORKERS RITESIDE_RT_SEED RITESIDE_RT_NOW (epoch)
# All that RT writes lives in $RITESIDE_RT_HOME; /etc/request-tracker5 and /var/lib/dbconfig-common are not used.
# Exit status 69: Request Tracker cannot be installed here.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# On tmpfs there are no fsync stalls: init takes 2 s and seeding 7 s.
home=${RITESIDE_RT_HOME:-$([ -w /dev/shm ] && echo /dev/shm/riteside-rt || echo /tmp/riteside-rt)}
port=${RITESIDE_RT_PORT:-18080}
host=127.0.0.1
workers=${RITESIDE_RT_WORKERS:-3}
seedfile=${RITESIDE_RT_SEED:-$here/seed.json}
pidfile=$home/rt.pid
libexec=/usr/share/request-tracker5/libexec/rt-server
export RT_SITE_CONFIG=$home/RT_SiteConfig.pm RT_SITE_CONFIG_DIR=$home/RT_SiteConfig.d

say_line() { echo "[rt] $*" >&2; }
took() { awk -v a="$1" -v b="$(date +%s.%N)" -v n="$2" 'BEGIN{printf "[rt] %s: %.1fs\n", n, b-a}' >&2; }
installed() { dpkg-query -W -f '${db:Status-Abbrev}' request-tracker5 rt5-db-sqlite rt5-standalone 2>/dev/null | grep -q '^ii ii ii $'; }

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
  [ "$(id -u)" = 0 ] || { say_line 'Request Tracker is not installed, and installing it needs root'; return 69; }
  [ -e /etc/debian_version ] && command -v apt-get >/dev/null || { say_line 'Request Tracker comes from Debian packages, and this is no Debian'; return 69; }
  local begun; begun=$(date +%s.%N)
  export DEBIAN_FRONTEND=noninteractive
  apt_get update -q || say_line 'apt-get update failed: trying with the lists that are here'
  apt-cache show request-tracker5 >/dev/null 2>&1 || { say_line 'this Debian knows no package request-tracker5'; return 69; }
  preseed
  # Nothing that apt installs here may start a service (containers usually forbid it already).
  local forbade=0
  if [ ! -e /usr/sbin/policy-rc.d ]; then
    forbade=1; trap 'rm -f /usr/sbin/policy-rc.d' EXIT
    printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d; chmod 755 /usr/sbin/policy-rc.d
  fi
  # dma stands in for exim4 (RT wants some mail-transport-agent); no mail is handed to it, see MailCommand.
  apt_get install -y -q --no-install-recommends request-tracker5 rt5-db-sqlite rt5-standalone dma sqlite3 curl iproute2
  [ $forbade = 0 ] || { rm -f /usr/sbin/policy-rc.d; trap - EXIT; }
  took "$begun" install
}

# dbconfig-install=false: the package makes no system-wide database, init makes a private one.
preseed() {
  debconf-set-selections <<P
request-tracker5 request-tracker5/rtname string crm.local
request-tracker5 request-tracker5/organization string crm.local
request-tracker5 request-tracker5/correspondaddress string service@crm.example
request-tracker5 request-tracker5/commentaddress string service-comment@crm.example
request-tracker5 request-tracker5/webbaseurl string http://$host:$port
request-tracker5 request-tracker5/handle-siteconfig-permissions boolean true
request-tracker5 request-tracker5/install-cronjobs boolean false
request-tracker5 request-tracker5/dbconfig-install boolean false
request-tracker5 request-tracker5/database-type select sqlite3
dma dma/mailname string crm.local
dma dma/relayhost string
P
}

config() {
  mkdir -p "$home/mason" "$home/session" "$home/var" "$home/log" "$RT_SITE_CONFIG_DIR"
  cat > "$RT_SITE_CONFIG" <<P
# written by rt.sh; Perl, read in package RT
use utf8;
Set(\$rtname, 'crm.local');
Set(\$Organization, 'crm.local');
Set(\$CorrespondAddress, 'service\@crm.example');
Set(\$CommentAddress, 'service-comment\@crm.example');
Set(\$DatabaseType, 'SQLite');
Set(\$DatabaseName, '$home/rt.sqlite');
Set(\$WebDomain, '$host');
Set(\$WebPort, $port);
Set(\$WebPath, '');
Set(\$Timezone, 'Asia/Shanghai');
Set(\$LogToSyslog, undef);
Set(\$LogToSTDERR, 'error');
Set(\$LogToFile, undef);
Set(@LexiconLanguages, qw(en zh_CN));
Set(\$ShowHistory, 'delay');
Set(\$MessageBoxRichText, 1);
Set(\$WebFallbackToRTLogin, 1);
# Every outgoing mail is appended to one file: the oracle for "nothing was sent".
Set(\$MailCommand, sub { my \$e = shift; open my \$f, '>>', '$home/outbox.mbox' or return 0; print \$f "From rt\\n", \$e->as_string, "\\n"; close \$f; return 1 });
\$RT::VarPath = '$home/var';
\$RT::MasonDataDir = '$home/mason';
\$RT::MasonSessionDir = '$home/session';
1;
P
}

# Refuses while the server runs: it would fall into RT's installer. `--skip-create`: SQLite needs no such step, and
# without it the tool asks for a database password on the terminal.
init() {
  local begun; begun=$(date +%s.%N)
  running && { say_line 'stop it first'; return 1; }
  rm -rf "$home/mason" "$home/session" "$home/rt.sqlite"* "$home/outbox.mbox" "$home/seeded.sqlite" "$home/seed-map.json"
  config
  (umask 077; echo rootpass > "$home/rootpw")
  /usr/sbin/rt-setup-database-5 --action init --skip-create --root-password-file "$home/rootpw" > "$home/log/init.log" 2>&1 \
    || { tail -20 "$home/log/init.log" >&2; return 1; }
  sqlite3 "$home/rt.sqlite" 'PRAGMA journal_mode=WAL' >/dev/null
  took "$begun" init
}

seed() {
  local begun; begun=$(date +%s.%N)
  perl "$here/seed.pl" seed "$seedfile" "$home/seed-map.json" >&2 2> "$home/log/seed.log" || { tail -20 "$home/log/seed.log" >&2; return 1; }
  : > "$home/outbox.mbox"                      # mail of the seeding itself is of no interest
  took "$begun" seed
}

# The pid file holds the process's start time too (field 22 of /proc/PID/stat), which keeps a recycled pid from being
# taken for ours. /proc/PID/cmdline would be a race: just after the fork it still says "bash".
born() { local s; s=$(cat "/proc/$1/stat" 2>/dev/null) || return 1; set -- ${s##*) }; [ "$1" != Z ] && echo "${20}"; }
running() { local p b; [ -s "$pidfile" ] && read -r p b < "$pidfile" && [ "$(born "$p")" = "$b" ]; }
pid() { cut -d' ' -f1 "$pidfile"; }

start() {
  local begun; begun=$(date +%s.%N)
  running && { say_line "already running, pid $(pid)"; return 0; }
  if ss -Hltn "sport = :$port" | grep -q .; then say_line "port $port is taken"; return 1; fi
  nohup perl "$libexec" --host "$host" --port "$port" --max-workers "$workers" > "$home/log/server.log" 2>&1 < /dev/null &
  echo "$! $(born $!)" > "$pidfile"
  wait_up || { stop; return 1; }
  took "$begun" start
}

wait_up() {
  for _ in $(seq 1 300); do
    running || { say_line 'the server died:'; tail -20 "$home/log/server.log" >&2; return 1; }
    curl -fsS -o /dev/null "http://$host:$port/NoAuth/Login.html" 2>/dev/null && return 0
    sleep 0.1
  done
  say_line 'not up after 30 s'; return 1
}

stop() {
  running || { rm -f "$pidfile"; return 0; }
  local p; p=$(pid)
  kill -TERM "$p"                              # Starlet's manager ends its workers
  for _ in $(seq 1 100); do running || break; sleep 0.1; done
  if running; then kill -KILL $(cat "/proc/$p/task/$p/children") "$p" 2>/dev/null || true; fi
  rm -f "$pidfile"
}

snapshot() {
  running && { say_line 'stop it first'; return 1; }
  sqlite3 "$home/rt.sqlite" 'PRAGMA wal_checkpoint(TRUNCATE)' >/dev/null
  cp "$home/rt.sqlite" "$home/seeded.sqlite"
}

reset() {
  local begun was=0; begun=$(date +%s.%N)
  running && { was=1; stop; }
  rm -f "$home/rt.sqlite" "$home/rt.sqlite-wal" "$home/rt.sqlite-shm"
  cp "$home/seeded.sqlite" "$home/rt.sqlite"; : > "$home/outbox.mbox"
  [ $was = 0 ] || start
  took "$begun" reset
}

clean() {
  stop
  case "$home" in */riteside-rt*) rm -rf "$home" ;; *) say_line "not removing $home"; return 1 ;; esac
}

case "${1:-}" in
  install|init|seed|snapshot|start|stop|reset|clean) "$1" ;;
  up) install; stop; init; seed; snapshot; start ;;
  status) if running; then echo "running pid $(pid) http://$host:$port/"; else echo stopped; exit 3; fi ;;
  say|dump) perl "$here/seed.pl" "$@" ;;
  mails) grep -c '^From rt$' "$home/outbox.mbox" || true ;;
  transactions) sqlite3 -readonly "$home/rt.sqlite" "select count(*) from Transactions where ObjectType = 'RT::Ticket'" ;;
  *) sed -n 2,10p "$0"; exit 64 ;;
esac
