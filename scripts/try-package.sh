#!/usr/bin/env bash
# Packs the package, installs it into an empty folder without anything else, and runs what a user would run.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

archive=$(npm pack --silent --pack-destination "$folder" | tail -n 1)
size=$(stat -c %s "$folder/$archive")
[ "$size" -lt 3000000 ] || { echo "The package has $size bytes, more than 3 MB"; exit 1; }

npx --no-install attw --quiet "$folder/$archive"

mkdir "$folder/empty"
# As somebody tries it who has never seen it: nothing is installed, and the folder is empty.
(cd "$folder/empty" && HOME=$folder npx --yes --package "$folder/$archive" gitops-kit pitch --audience management) | grep -q 'https://'
[ -z "$(ls "$folder/empty")" ] || { echo 'It leaves files behind'; exit 1; }

cd "$folder"
npm init --yes >/dev/null
npm install --offline --no-audit --no-fund "./$archive" >/dev/null
[ "$(find node_modules -mindepth 1 -maxdepth 1 -not -name '.*' | wc -l)" = 1 ] || { echo 'It installs more than itself'; exit 1; }

run() { HOME=/nonexistent npx --no-install gitops-kit "$@"; }
run --version
run pitch --audience management --minutes 2 | grep -q 'https://youtu.be/'
run search 'who changed production' --json | grep -q '"results"'
run quotes --random | grep -q '“'
run pitch --audience management --format html | grep -q 'a phone’s camera'
run pitch --audience management --format slides | grep -qx 'marp: true'
run show flux --format markdown | grep -q '^# Flux'
run open kyle-six-hours-to-ten-minutes --print | grep -qx 'https://youtu.be/00MCUAgzLQk?t=888'
run list --json | head -n 1 >/dev/null
try() { [ "$(HOME=/nonexistent node "$@" 2>&1)" = no-time-to-learn ] || { echo "The library cannot be loaded: $1"; exit 1; }; }
asked="openKit().then((kit) => kit.answer('we have no time to learn this')).then(({ results }) => console.log(results[0].id))"
echo "import { openKit } from 'gitops-kit'; $asked" >try.mjs && try try.mjs
echo "const { openKit } = require('gitops-kit'); $asked" >try.cjs && try try.cjs
hello='{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"try","version":"1"}}}'
echo "$hello" | run mcp | grep -q '"serverInfo":{"name":"gitops-kit"'
if run pitch --audience nobody 2>/dev/null; then echo 'An unknown audience was accepted'; exit 1; fi
echo "$archive: $size bytes, installed and ran"
