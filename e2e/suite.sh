#!/usr/bin/env bash
# The browser suite: the harness's own tests, every saved page of the handler tests, and the journeys on a demo of its
# own and on the register's real rows, beside each other, for most of their time is waiting for what goes out in a minute. Everything is on loopback, in a folder that is removed, and stops by itself.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
server=""
stop() { [ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$work"; }
trap stop EXIT

(cd e2e && npm test --silent)

GEHOOR_PAGES="$work/pages" go test -count=1 ./internal/web/... >"$work/save.log" 2>&1 || { cat "$work/save.log"; exit 1; }
node e2e/readable.mjs "$work/pages"
node e2e/pages.mjs "$work/pages"

go build -o "$work/gehoor" ./cmd/gehoor
port=$(node -e 'const s=require("net").createServer().listen(0,"127.0.0.1",()=>{console.log(s.address().port);s.close()})')
"$work/gehoor" demo --dir "$work/demo" --port "$port" >"$work/demo.log" 2>&1 &
server=$!
node e2e/ready.mjs "http://127.0.0.1:$port/healthz" || { cat "$work/demo.log"; exit 1; }
node e2e/register.mjs "$work/gehoor" >"$work/register.log" 2>&1 &
register=$!
failed=0
node e2e/journeys.mjs "http://127.0.0.1:$port" || failed=1
wait "$register" || failed=1
echo "on the register's rows:"
cat "$work/register.log"
exit "$failed"
