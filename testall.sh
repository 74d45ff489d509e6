#!/usr/bin/env bash
# make test: installs what is missing (Debian, root), runs every suite, ends with a line per suite.
set -uo pipefail
cd "$(dirname "$0")"
export GOFLAGS="${GOFLAGS:-}" CI="${CI:-}"
log=$(mktemp -d); trap 'rm -rf "$log"' EXIT

install() { # install PROGRAM=PACKAGE ...: what is not there yet
	local missing=()
	for pair in "$@"; do [ -e "${pair%%=*}" ] || command -v "${pair%%=*}" >/dev/null || missing+=("${pair##*=}"); done
	[ ${#missing[@]} -eq 0 ] && return
	echo "installing ${missing[*]}"
	apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$log/apt" 2>&1 || {
		cat "$log/apt"; echo "these are needed and could not be installed: ${missing[*]}"; exit 1; }
}
install /usr/sbin/dovecot=dovecot-imapd /usr/lib/dovecot/lmtp=dovecot-lmtpd /usr/sbin/postfix=postfix /usr/sbin/clamd=clamav-daemon
install chromium=chromium node=nodejs npm=npm strace=strace runuser=util-linux pdftotext=poppler-utils qpdf=qpdf
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || install no-initdb=postgresql
[ -d e2e/node_modules ] || (cd e2e && npm ci --silent --no-audit --no-fund) || exit 1

passed=0 failed=0 lines=()
suite() { # suite NAME COMMAND ...
	local name=$1 start=$SECONDS; shift
	echo; echo "== $name"
	if "$@"; then passed=$((passed+1)); lines+=("ok    $name ($((SECONDS-start)) s)")
	else failed=$((failed+1)); lines+=("FAIL  $name ($((SECONDS-start)) s)"); fi
}
# beside NAME COMMAND ...: waits for most of its time, so it runs while those after it do, one such after another; gather says how they went.
besides=()
beside() { besides+=("$1"); shift; printf '%q ' "$@" >"$log/beside$((${#besides[@]}-1))"; }
begin() { (for i in "${!besides[@]}"; do start=$SECONDS; bash "$log/beside$i" >"$log/said$i" 2>&1; echo "$? $((SECONDS-start))" >"$log/went$i"; done) & }
gather() {
	wait
	for i in "${!besides[@]}"; do
		echo; echo "== ${besides[$i]}"; cat "$log/said$i"
		local rc=1 took="?"; read -r rc took <"$log/went$i"
		if [ "$rc" = 0 ]; then passed=$((passed+1)); lines+=("ok    ${besides[$i]} ($took s, beside others)")
		else failed=$((failed+1)); lines+=("FAIL  ${besides[$i]} ($took s, beside others)"); fi
	done
}
formatted() { local f; f=$(gofmt -l $(git ls-files '*.go')); [ -z "$f" ] || { echo "gofmt: $f"; return 1; }; }

suite "gofmt" formatted
suite "vet" go vet ./...
beside "mail, with dovecot, postfix and ClamAV" go test -count=1 -tags mailservers ./internal/mail ./internal/files ./bench/mail
beside "gehoor mail test, with dovecot and postfix" go test -count=1 -tags mailservers -run MailTest ./cmd/gehoor
begin
suite "units, on SQLite and PostgreSQL" env GEHOOR_TEST_POSTGRES=1 go test ./...
suite "killed while filing, 40 times per database" env GEHOOR_TEST_POSTGRES=1 GEHOOR_CRASH_ROUNDS=40 go test -count=1 -v -run TestKilledWhileFiling ./bench/crash
gather
suite "every confirmed filing is on disk, counted with strace" go run ./bench/fsync
for extra in e2e/suite.sh; do [ -f "$extra" ] && suite "in the browser" bash "$extra"; done

echo
printf '%s\n' "${lines[@]}"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
